import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { passes } from '../../src/shared/inbox-filter.ts'
import { type Conversation, conversationStatuses } from '../../src/shared/wire/conversation.ts'
import { filterSchema } from '../../src/shared/wire/views.ts'
import { requireHonest, runs, timeFor, told } from '../support/fuzzing.ts'
import { traps } from '../support/hostile.ts'
import { eventually, house, type TestMerchant } from '../support/house.ts'

/*
 * The builder of filters and the search box. Whatever is asked for: what comes back is exactly what the same rule says of what is there, of one's own
 * merchant only; a name that is no field, an operator or a sort key is refused.
 */
const { merchant, customer, call } = await house()
let mine: TestMerchant
let everything: Conversation[]
let foreign: string[]
let asked = 0
let taken = 0

const TALKS = ['refund the blue kettle', '我的订单到哪里了', "O'Brien's 50% off_sale", 'kettle & lamp | (not) a:query !', '𠮷野家 ＡＢＣ']
async function talksOf(name: string): Promise<TestMerchant> {
  const of = await merchant(name, { shops: 2 })
  for (const [n, body] of TALKS.entries()) {
    const who = await customer(of, `${name}-${n}`, of.shops[n % 2]!)
    const said = await call(who, 'POST', '/widget/messages', { clientId: `${name}-hello-${n}`, body })
    assert.equal(said.status, 201, JSON.stringify(said.body))
    const { conversationId: id } = said.body as { conversationId: string }
    if (n % 2) await call(who, 'POST', '/widget/hand-over', {})
    if (n === 3) await call(of.staff.owner, 'POST', `/conversations/${id}/take`, {})
    if (n < 3) await call(of.staff.owner, 'POST', `/conversations/${id}/tags`, { add: ['vip', "it's", '%'].slice(n) })
  }
  return of
}
const matching = (query: string) => call(mine.staff.owner, 'GET', `/conversations/matching?limit=100${query && '&'}${query}`)

before(async () => {
  mine = await talksOf('filtered')
  const other = await talksOf('next-door')
  everything = (await matching('')).body.items
  foreign = (await call(other.staff.owner, 'GET', '/conversations/matching?limit=100')).body.items.map(({ id }: Conversation) => id)
  assert.deepEqual([everything.length, foreign.length], [TALKS.length, TALKS.length])
})

const encoded = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()).slice(0, 8_000)
const odd = fc.oneof(
  fc.constantFrom(...traps),
  fc.string(),
  fc.constantFrom(-1, 0, 1.5, 10_001, 1e21, '1', 'xx', 'open,nonsense', null, true, [], {}, ['x'], { $gt: 0 }),
)
const values = (): Record<string, fc.Arbitrary<unknown>> => ({
  status: fc.subarray([...conversationStatuses], { minLength: 1 }).map((all) => all.join(',')),
  staff: fc.constantFrom('me', 'nobody', mine.staff.owner.id, mine.staff.staff.id, '00000000-0000-7000-8000-000000000000'),
  shop: fc.constantFrom(...mine.shops.map(({ id }) => id), '00000000-0000-7000-8000-000000000000'),
  channel: fc.constantFrom('widget', 'wecom', 'widget%', "'"),
  language: fc.constantFrom('en', 'zh-CN'),
  tag: fc.constantFrom('vip', "it's", '%', '_', 'none'),
  unread: fc.constantFrom('true', 'false'),
  waiting: fc.constantFrom(0, 1, 100_000),
  within: fc.constantFrom(1, 10_000),
})
const strangers = [
  'order',
  'sort',
  'where',
  'or',
  '$or',
  'status[]',
  'status[$ne]',
  'merchantId',
  'shopId',
  '__proto__',
  'tag[0]',
  'customAttribute',
]

/** One filter as an address and as a saved view has it: mostly right, or with something in it that is not. */
const filters = () => {
  const right = fc.record(values(), { requiredKeys: [] })
  const wrong = fc.tuple(right, fc.constantFrom(...Object.keys(values()), ...strangers), odd).map(([of, name, value]) => {
    return Object.defineProperty({ ...of }, name, { value, enumerable: true }) as Record<string, unknown>
  })
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 2, arbitrary: wrong })
}
const found = (query: Record<string, unknown>): string[] | null => {
  const read = filterSchema.safeParse(query)
  if (!read.success || (read.data.shop && !mine.shops.some(({ id }) => id === read.data.shop))) return null
  return everything.filter((one) => passes(one, read.data, mine.staff.owner.id, Date.now())).map(({ id }) => id)
}

test('a filter gives exactly what the rule says, or is refused', timeFor(20), async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      asked++
      const given = Object.entries(filter).map(([name, value]) => [name, typeof value === 'string' ? value.toWellFormed() : value] as const)
      const reply = await matching(given.map(([name, value]) => `${encodeURIComponent(name)}=${encoded(value)}`).join('&'))
      requireHonest({ status: reply.status, text: JSON.stringify(reply.body) })
      const text = Object.fromEntries(
        given.map(([name, value]) => [name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')]),
      )
      const expected = found(text)
      if (reply.status >= 400)
        return assert.equal(Object.values(text).some((one) => /\0|.{5000}/.test(one)) ? null : expected, null, JSON.stringify(text))
      taken++
      assert.deepEqual(reply.body.items.map(({ id }: Conversation) => id).toSorted(), expected?.toSorted(), JSON.stringify(text))
    }),
    runs(1_500),
  )
  assert.ok(taken > asked / 4, `${taken} of ${asked} were taken`)
})

test('a saved view counts the same, and one that is no filter is not saved', timeFor(20), async () => {
  const { owner } = mine.staff
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      asked++
      const saved = await call(owner, 'POST', '/views', { name: 'fuzz', filter, team: false })
      requireHonest({ status: saved.status, text: JSON.stringify(saved.body) })
      if (saved.status !== 201) return
      const listed = (await call(owner, 'GET', '/views')).body.items as { id: string; count: number; filter: object }[]
      const one = listed.find(({ id }) => id === saved.body.id)!
      const read = filterSchema.parse(one.filter)
      const shown = everything.filter((c) => passes(c, read, owner.id, Date.now()))
      assert.equal(one.count, read.shop && !mine.shops.some(({ id }) => id === read.shop) ? 0 : shown.length, JSON.stringify(filter))
      assert.equal((await call(owner, 'DELETE', `/views/${one.id}`)).status, 200)
    }),
    runs(250),
  )
})

test('search: every word of one’s own is found, operators are words, nothing foreign comes, and no answer fails', timeFor(20), async () => {
  await eventually('what was said can be found', async () => {
    const all = await Promise.all(TALKS.map((text) => call(mine.staff.owner, 'GET', `/search?kind=message&q=${encodeURIComponent(text)}`)))
    return all.every(({ body }) => body.items?.length === 1)
  })
  const words = fc.constantFrom(...TALKS.flatMap((text) => text.split(' ')), ...traps, '&', '|', '!', '<->', ':*', '*', '"', "''", '\\')
  const terms = fc.oneof(
    words,
    fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 210 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  let hits = 0
  await fc.assert(
    fc.asyncProperty(
      terms,
      fc.constantFrom('', '&kind=message', '&kind=customer', '&kind=order', '&kind=x', '&sort=at', '&cursor=e30', '&limit=1'),
      async (q, more) => {
        asked++
        const reply = await call(mine.staff.owner, 'GET', `/search?q=${encoded(q)}${more}`)
        const text = JSON.stringify(reply.body)
        requireHonest({ status: reply.status, text })
        for (const id of foreign) assert.ok(!text.includes(id), `${q} finds what is next door`)
        hits += reply.body.items?.length ?? 0
      },
    ),
    runs(1_500),
  )
  assert.ok(hits > 40, `${hits} hits`)
  told(`${asked} filters, views and searches`)
})
