import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { watchChanges } from '../support/changes.ts'
import { requireHonest, runs, timeFor, told } from '../support/fuzzing.ts'
import { traps } from '../support/hostile.ts'
import { house, type TestMerchant } from '../support/house.ts'

/*
 * What a shop's own program brings in from a messenger: any names, marks and texts, again and at once, files that are none, receipts for anything. A
 * message is there once and in its sender's conversation only; what is refused has changed nothing and made no customer; nothing foreign is reached.
 */
const home = await house({ work: false })
const { merchant, key, call, database } = home
home.house.unthrottled = true
const CHANNELS = ['messenger', 'counter', 'closed', 'widget', 'no-such', '../x'] as const
let mine: TestMerchant
let program: { token: string }
let foreign: { token: string }
let answered: { id: string; seq: number }
let notOurs: string
let changes: Awaited<ReturnType<typeof watchChanges>>
let asked = 0
after(() => changes.end())

const at = (channel: string) => `/shops/${mine.shops[0]!.id}/channels/${encodeURIComponent(channel)}`
before(async () => {
  mine = await merchant('relaying')
  const theirs = await merchant('next-door')
  program = { token: await key(mine, ['customers.impersonate', 'shops.manage']) }
  foreign = { token: await key(theirs) }
  for (const [name, ownIds, active] of [
    ['messenger', true, true],
    ['counter', false, true],
    ['closed', true, false],
  ] as const)
    assert.equal((await call(mine.staff.owner, 'PUT', at(name), { title: name, ownIds, active })).status, 200)
  const first = await call(program, 'POST', `${at('messenger')}/messages`, { id: 'first', from: { id: 'somebody' }, body: 'hello' })
  const { id } = first.body.conversation
  await call(mine.staff.owner, 'POST', `/conversations/${id}/take`, {})
  const reply = await call(mine.staff.owner, 'POST', `/conversations/${id}/messages`, { clientId: 'reply-to-first', body: 'Here.' })
  assert.equal(reply.status, 201, JSON.stringify(reply.body))
  answered = { id, seq: reply.body.seq }
  notOurs = (await call(await home.customer(theirs), 'POST', '/widget/messages', { clientId: 'next-door-1', body: 'theirs' })).body
    .conversationId as string
  // What the guard said of a text is kept after the answer, which may be during the next one.
  changes = await watchChanges(database.address, ['guard_log'])
})

/** Honest, and without a trace when refused. */
async function relay(who: { token: string }, path: string, body: unknown, headers?: Record<string, string>) {
  asked++
  const reply = await call(who, 'POST', path, body, headers)
  requireHonest({ status: reply.status, text: JSON.stringify(reply.body) })
  const changed = await changes.look()
  if (reply.status >= 400) assert.deepEqual(changed, [], `${reply.status} ${JSON.stringify(body)}`)
  return { ...reply, changed }
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(...traps, null, 0, -1, 1e21, true, [], {}, ['x'], { toString: 1 }),
  fc.string({ unit: 'binary' }),
)
const names = fc.constantFrom('U1', ' U1 ', 'u1', 'messenger:U1', 'Ｕ1', "' or 1=1 --", '../U1', '%', '__proto__', '𠮷')
const marks = fc.constantFrom('1', ' 1', '2', '2\n', '%', '../1', 'constructor', 'ß', '1'.repeat(150))
const messages = fc.record({
  channel: fc.constantFrom('messenger', 'messenger', 'counter', ...CHANNELS),
  from: names,
  mark: marks,
  body: fc.constantFrom('hello', '我的订单到哪里了', '=1+1', '<script>alert(1)</script>', '{{7*7}}', 'x'.repeat(7_000)),
  /** A field and what stands in it instead. */
  spoilt: fc.option(fc.tuple(fc.constantFrom('id', 'from', 'body', 'language', 'attachments', 'merchantId', 'clientId', 'author'), odd), {
    freq: 3,
  }),
  again: fc.constantFrom(1, 1, 2, 5),
})

test('messages by any name and mark: each is there once, in its sender’s conversation on its channel', timeFor(15), async () => {
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(messages, { minLength: 1, maxLength: 8 }), async (all) => {
      const prefix = `r${++round}`
      const kept = new Map<string, { id: string; conversation: string }>()
      for (const { channel, from, mark, body, spoilt, again } of all) {
        const given = { id: mark, from: { id: `${prefix}${from}` }, body, ...(spoilt && { [spoilt[0]]: spoilt[1] }) }
        asked += again - 1
        const others = await Promise.all(Array.from({ length: again - 1 }, () => call(program, 'POST', `${at(channel)}/messages`, given)))
        const last = await relay(program, `${at(channel)}/messages`, given)
        for (const one of others) requireHonest({ status: one.status, text: JSON.stringify(one.body) })
        const open = channel === 'messenger' || channel === 'counter'
        if (!open) assert.ok(last.status >= 400, channel)
        if (!spoilt && open) assert.ok(last.status < 300, JSON.stringify(last.body))
        if (last.status >= 400) continue
        const all = [...others, last]
        // What stands in a field instead may be right as well.
        const own = JSON.stringify([channel, given.from.id.trim(), given.id.trim()])
        const before = kept.get(own)
        assert.equal(all.filter(({ status }) => status === 201).length, before ? 0 : 1, own)
        for (const { body: told } of all) {
          if (before) assert.equal(told.message.id, before.id)
          else kept.set(own, { id: told.message.id, conversation: told.conversation.id })
          assert.equal(told.message.id, kept.get(own)!.id)
        }
      }
      const by = Map.groupBy(kept, ([own]) => JSON.stringify(JSON.parse(own).slice(0, 2)))
      const conversations = [...by.values()].map((own) => new Set(own.map(([, { conversation }]) => conversation)))
      assert.ok(conversations.every((one) => one.size === 1))
      assert.equal(new Set(conversations.flatMap((one) => [...one])).size, by.size, 'nobody shares one')
      for (const own of by.values()) {
        const { rows } = await home.house.database.system.query<{ id: string }>(
          `select id from messages where conversation_id = $1 and author = 'customer'`,
          [own[0]![1].conversation],
        )
        const there = new Set(rows.map(({ id }) => id))
        for (const [, { id }] of own) assert.ok(there.has(id))
      }
    }),
    runs(60),
  )
})

/** Mostly one that is right, with something else in one place. */
const receipts = () => {
  const right = { conversationId: answered.id, seq: answered.seq, state: 'delivered', reason: null, channel: 'messenger' }
  const others = [notOurs, 0, 1, 99, 2 ** 31, 2 ** 53, 'failed', 'delivered', ...CHANNELS] as const
  return fc
    .option(fc.tuple(fc.constantFrom(...Object.keys(right)), fc.oneof(fc.constantFrom<unknown>(...others), odd)), { freq: 6 })
    .map((changed) => ({ ...right, ...(changed && { [changed[0]]: changed[1] }) }))
    .map(({ channel, ...receipt }) => ({
      channel: typeof channel === 'string' && channel ? channel.toWellFormed().slice(0, 90) : 'x',
      receipt,
    }))
}

test('receipts, reading marks, names and files of any kind: only what was said here changes, and once', timeFor(15), async () => {
  let [taken, told] = [0, 0]
  await fc.assert(
    fc.asyncProperty(receipts(), odd, fc.nat(), async ({ channel, receipt }, who, n) => {
      const said = await relay(program, `${at(channel)}/receipts`, receipt)
      if (said.status < 400) {
        taken++
        told += said.changed.filter((what) => what === 'INSERT events').length
        assert.deepEqual([receipt.conversationId, receipt.seq, channel], [answered.id, answered.seq, 'messenger'])
      }
      await relay(program, `${at(channel)}/read`, { from: who, seq: receipt.seq })
      const from = encodeURIComponent((typeof who === 'string' ? who : JSON.stringify(who)).toWellFormed()).slice(0, 2_000)
      const content = ['\x89PNG\r\n\x1a\n', '<svg onload=alert(1)>', '%PDF-', 'MZ', ''][n % 5]!
      const part = `--b0\r\ncontent-disposition: form-data; name="file"; filename="../a\u202e.png"\r\ncontent-type: image/png\r\n\r\n${content}\r\n`
      await relay(program, `${at(channel)}/files?from=${from}`, Buffer.from(`${part}${n % 3 ? '--b0--\r\n' : ''}`, 'latin1'), {
        'content-type': `multipart/form-data${n % 7 ? '; boundary=b0' : ''}`,
      })
      const named = await call(program, 'GET', `${at(channel)}/customers/${from || 'x'}`)
      requireHonest({ status: named.status, text: JSON.stringify(named.body) })
      // The shop next door, with a key that may do everything there.
      for (const [below, body] of [
        ['messages', { id: 'x', from: { id: 'somebody' }, body: 'hello' }],
        ['receipts', { conversationId: answered.id, seq: answered.seq, state: 'failed' }],
        ['read', { from: 'somebody', seq: answered.seq }],
      ] as const)
        assert.ok([400, 404].includes((await relay(foreign, `${at(channel)}/${below}`, body)).status))
    }),
    runs(150),
  )
  assert.ok(taken > 3, `${taken} receipts were taken`)
  assert.ok(told <= 2, `a receipt was told ${told} times`)
})

test('what was asked', () => told(`${asked} requests of a channel’s program`))
