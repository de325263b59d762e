import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import type { FigureSet } from '../../shared/report.ts'
import { type OrderInput, orderInputSchema } from '../../shared/wire/commerce.ts'
import { type Case, insertCase } from '../aftersales/store/cases.ts'
import { upsertOrders } from '../commerce/upsert-orders.ts'
import { action } from '../foundation/action.ts'
import { ManualClock } from '../foundation/clock.ts'
import { newId } from '../foundation/new-id.ts'
import { insertRating, setRating } from '../surveys/store.ts'
import { countShop } from './bookkeeper.ts'

/* What came of a conversation is counted, however much later it came. */
let owner: Client
const clock = new ManualClock('2026-11-01T10:00:00Z')
// Before the house takes its database away.
after(() => owner?.end())
const h = await house({ clock, work: false })
const HOUR = 3_600_000
let m: TestMerchant
let said = 0

const count = async () => {
  while (await countShop(m.system, { shopId: m.shops[0]!.id }));
}
/** Opened now, and closed an hour later. */
async function talk(who: TestCustomer, closes = true): Promise<void> {
  const words = { clientId: `outcome-${(said += 1)}`, body: 'hello' }
  const id = (await h.call(who, 'POST', '/widget/messages', words)).body.conversationId as string
  await h.call(who, 'POST', '/widget/hand-over', {})
  await h.call(m.staff.staff, 'POST', `/conversations/${id}/take`, {})
  clock.advance(HOUR)
  if (closes) assert.equal((await h.call(m.staff.staff, 'POST', `/conversations/${id}/close`, {})).status, 200)
  await count()
}
interface Fact {
  id: string
  customer: string
  opened: Date
  closed: Date | null
}
const facts = async () =>
  (
    await owner.query<Fact>(
      'select conversation_id as id, customer_id as customer, opened_at as opened, closed_at as closed from conversation_facts order by opened_at',
    )
  ).rows
const names = new Map<string, string>()
const bring = action('operations.manage', (tx, given: OrderInput) => upsertOrders(tx, m.shops[0]!.id, [given]))
const order = (n: number, customer: string, at: Date) =>
  bring(
    m.system,
    orderInputSchema.parse({
      externalId: `N${n}`,
      number: `N${n}`,
      customerExternalId: names.get(customer),
      status: 'paid',
      currency: 'USD',
      lines: [],
      placedAt: at.toISOString(),
    }),
  )
const openAs = action('operations.manage', (tx, one: Case) => insertCase(tx, one))
const openCase = (n: number, { id, customer }: Fact, kind: Case['kind']) =>
  openAs(m.system, {
    id: newId(),
    shopId: m.shops[0]!.id,
    number: `C${n}`,
    orderId: newId(),
    orderNumber: 'N1',
    customerId: customer,
    conversationId: id,
    kind,
    status: 'review',
    reason: 'faulty',
    note: '',
    ask: { kind },
    items: [],
    verdict: {},
    policyVersion: 0,
    amount: 1,
    currency: 'USD',
    refundTo: null,
    evidence: [],
    parcels: [],
    mark: newId(),
    askedByKind: 'customer',
    askedBy: customer,
    createdAt: clock.now(),
  } as unknown as Case)
const rated = ({ id, customer }: Fact, seq: number) =>
  ({ shopId: m.shops[0]!.id, conversationId: id, seq, customerId: customer, staffId: null, language: 'en' }) as Parameters<
    typeof insertRating
  >[1]
const ask = action('operations.manage', (tx, one: Parameters<typeof insertRating>[1]) => insertRating(tx, one, tx.now))
const askFor = (fact: Fact, seq: number) => ask(m.system, rated(fact, seq))
const answer = action('operations.manage', async (tx, { one, score }: { one: ReturnType<typeof rated>; score: number }) =>
  setRating(tx, one, { score, reasons: [], words: '' }, 'widget', tx.now),
)
const rate = (fact: Fact, seq: number, score: number) => answer(m.system, { one: rated(fact, seq), score })

type Outcome = Record<'came_back' | 'bought' | 'cased' | 'refunded', boolean> & Record<'asked' | 'rated' | 'scored' | 'pleased', number>
const outcomes = 'came_back, bought, cased, refunded, asked, rated, scored, pleased'
const kept = async () =>
  (await owner.query<Outcome>(`select ${outcomes} from conversation_facts order by opened_at`)).rows.map((row) => ({ ...row }))
/** By walking over everything there is. */
async function expected(): Promise<Outcome[]> {
  const all = await facts()
  const orders = (
    await owner.query<{ customer: string; at: number }>(
      'select customer_id as customer, extract(epoch from placed_at)::float8 * 1000 as at from orders',
    )
  ).rows
  const cases = (await owner.query<{ id: string; kind: string }>('select conversation_id as id, kind from aftersales')).rows
  const ratings = (await owner.query<{ id: string; score: number | null }>('select conversation_id as id, score from ratings')).rows
  const within = (from: Date, hours: number, at: number) => at > from.getTime() && at - from.getTime() <= hours * HOUR
  return all.map(({ id, customer, opened, closed }) => {
    const scores = ratings.filter((one) => one.id === id).map(({ score }) => score)
    const given = scores.flatMap((score) => score ?? [])
    const named = cases.filter((one) => one.id === id)
    return {
      came_back: closed !== null && all.some((one) => one.customer === customer && within(closed, 72, one.opened.getTime())),
      bought: orders.some((one) => one.customer === customer && within(opened, 24, one.at)),
      cased: named.length > 0,
      refunded: named.some(({ kind }) => kind === 'refundOnly' || kind === 'returnAndRefund'),
      asked: scores.length,
      rated: given.length,
      scored: given.reduce((sum, score) => sum + score, 0),
      pleased: given.filter((score) => score >= 4).length,
    }
  })
}
async function assertCounted(): Promise<Outcome[]> {
  await count()
  const all = await kept()
  assert.deepEqual(all, await expected())
  return all
}
const different = (all: readonly Outcome[], which: keyof Outcome) => new Set(all.map((one) => one[which])).size

before(async () => {
  owner = new Client(h.database.address)
  await owner.connect()
  m = await h.merchant('outcomes')
  const [ann, bob] = [await h.customer(m, 'ann'), await h.customer(m, 'bob')]
  names.set(ann.id, 'ann').set(bob.id, 'bob')
  // Ann comes back after 30 hours, exactly 72, then a minute later than that; Bob after two days, and his last talk has not ended.
  for (const [who, hours, closes] of [
    [ann, 0, true],
    [ann, 30, true],
    [bob, 1, true],
    [ann, 72 - 2, true],
    [ann, 72 + 1 / 60, true],
    [bob, 1, true],
    [bob, 48, false],
  ] as const) {
    clock.advance(hours * HOUR)
    await talk(who, closes)
  }
})

test('who comes back within 72 hours of the end is noted in what had ended', async () => {
  const all = await assertCounted()
  assert.deepEqual(
    all.map(({ came_back }) => came_back),
    [true, true, false, false, false, true, false],
  )
})

test('an order, a case, a question and an answer are counted when they come after the conversation was', async () => {
  const all = await facts()
  const later = (n: number, ms: number) => new Date(all[n]!.opened.getTime() + ms)
  for (const [n, ms] of [
    [0, 1],
    [1, 24 * HOUR],
    [2, 24 * HOUR + 1],
    [3, 0],
    [5, HOUR],
  ] as const)
    await order(n, all[n]!.customer, later(n, ms))
  // Each by itself: what one leaves to be counted anew would hide that another left nothing.
  await assertCounted()
  await openCase(1, all[0]!, 'exchange')
  await openCase(2, all[1]!, 'exchange')
  await openCase(3, all[1]!, 'returnAndRefund')
  await assertCounted()
  for (const n of [0, 1, 2]) await askFor(all[n]!, 9)
  await assertCounted()
  await rate(all[0]!, 9, 5)
  await rate(all[1]!, 9, 2)
  await askFor(all[1]!, 10)
  await rate(all[1]!, 10, 4)
  const counted = await assertCounted()
  for (const which of ['bought', 'cased', 'refunded', 'rated', 'scored', 'pleased'] as const)
    assert.ok(different(counted, which) > 1, `${which} tells conversations apart`)
})

test('a platform that corrects whose an order is, or when it was placed, corrects the figures', async () => {
  const all = await facts()
  const was = await kept()
  await order(0, all[2]!.customer, all[0]!.opened)
  await order(2, all[2]!.customer, new Date(all[2]!.opened.getTime() + HOUR))
  const now = await assertCounted()
  assert.notDeepEqual(
    now.map(({ bought }) => bought),
    was.map(({ bought }) => bought),
  )
})

test('a score may be corrected; counting again changes nothing, and nothing is left to be counted', async () => {
  await rate((await facts())[0]!, 9, 1)
  const all = await assertCounted()
  await Promise.all([count(), count()])
  assert.deepEqual(await kept(), all)
  assert.deepEqual((await owner.query('select from fact_changes')).rowCount, 0)
})

test('a report says what its rows say', async () => {
  const query = '?from=2026-11-01&to=2026-11-30'
  const { total, rows } = (await h.call(m.staff.supervisor, 'GET', `/reports${query}`)).body as {
    total: FigureSet
    rows: { key: string; figures: FigureSet }[]
  }
  const { items } = (await h.call(m.staff.supervisor, 'GET', `/reports/rows${query}&figure=volume&limit=50`)).body
  const share = (which: 'bought' | 'aftersales') => items.filter((one: Record<string, boolean>) => one[which]).length / items.length
  const all = await kept()
  assert.deepEqual(
    [total.volume, total.bought, total.aftersales, total.refunds, total.firstContact],
    [7, share('bought'), share('aftersales'), 1 / 7, 3 / 6],
  )
  const sum = (which: 'asked' | 'rated' | 'scored' | 'pleased') => all.reduce((total, one) => total + one[which], 0)
  assert.deepEqual(
    [total.satisfaction, total.pleased, total.rated],
    [sum('scored') / sum('rated'), sum('pleased') / sum('rated'), sum('rated') / sum('asked')],
  )
  assert.equal(
    rows.reduce((total, { figures }) => total + figures.volume!, 0),
    7,
  )
})

test('the upgrade gives the facts of an older version what the bookkeeper gives them', async () => {
  const migration = readFileSync(new URL('../../../db/migrations/0521-fact-outcomes.sql', import.meta.url), 'utf8')
  const all = await kept()
  await owner.query(
    'update conversation_facts set came_back = default, bought = default, cased = default, refunded = default, asked = default, rated = default, scored = default, pleased = default',
  )
  assert.notDeepEqual(await kept(), all)
  for (const [update] of migration.matchAll(/^update [^;]+;/gm)) await owner.query(update)
  assert.deepEqual(await kept(), all)
})
