import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import type { ComplaintId, CustomerId, ShopId } from '../../shared/ids.ts'
import { complaintKinds } from '../../shared/wire/case-words.ts'
import type { Clockwork, RunningClock } from '../../shared/wire/clocks.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { action, view } from '../foundation/action.ts'
import { ManualClock } from '../foundation/clock.ts'
import { recountTickets } from '../tickets/actions/tickets.ts'
import { startClock } from '../tickets/clocks.ts'
import { urgencyOf } from '../tickets/rules/urgency.ts'
import { usualClockwork } from '../tickets/rules/usual.ts'
import { clocksOf } from '../tickets/store/clocks.ts'
import { noteAuthority } from './actions/handle.ts'
import { recountComplaints } from './actions/recount.ts'
import { holdComplaint, keepUrgency, openComplaint } from './steps.ts'

const clock = new ManualClock('2026-11-08T12:00:00Z')
const h = await house({ clock, work: false })
const HOUR = 3_600_000
const MANY = 252
let m: TestMerchant
const customers: CustomerId[] = []

/** As complaints come in over weeks: some graver, some with a regulator's own end, some at the same moment. */
const openMany = action(
  'operations.manage',
  async (tx, { shopId, customerId, count }: { shopId: ShopId; customerId: CustomerId; count: number }) => {
    for (let n = 0; n < count; n++) {
      const kind = complaintKinds[n % complaintKinds.length]!
      const told = { source: 'phone' as const, kind, story: `Story ${n}`, language: null, evidence: [], demanded: null }
      const severity = n % 5 === 0 ? 'critical' : 'normal'
      const row = await openComplaint(tx, { ...told, shopId, customerId, severity, orderId: null, conversationId: null })
      if (n % 3) continue
      const dueAt = new Date(tx.now.getTime() + (1 + ((n * 37) % 400)) * HOUR)
      const about = { subjectKind: 'complaint' as const, subjectId: row.id, occasion: 'regulator' }
      await startClock(tx, { code: 'regulatorAnswer', shopId, ...about, startedAt: tx.now, dueAt })
      await keepUrgency(tx, await holdComplaint(tx, row.id))
    }
  },
)
const post = async (path: string, body: object) => {
  const done = await h.call(m.staff.supervisor, 'POST', path, body)
  assert.ok(done.status < 300, `${path}: ${JSON.stringify(done.body)}`)
  return done.body
}
interface Item {
  id: string
  createdAt: string
  clocks: RunningClock[]
}
type Page<One> = { items: One[]; next: string | null }
const pageOf = async <One extends Item = Complaint>(path: string, cursor: string | null): Promise<Page<One>> =>
  (await h.call(m.staff.supervisor, 'GET', `${path}&limit=100${cursor ? `&cursor=${cursor}` : ''}`)).body
async function whole<One extends Item = Complaint>(path: string, first?: Page<One>): Promise<One[]> {
  const pages = [first ?? (await pageOf<One>(path, null))]
  for (let last = pages[0]!; last.next; pages.push(last)) last = await pageOf<One>(path, last.next)
  return pages.flatMap(({ items }) => items)
}
const ids = (all: readonly Item[]) => all.map(({ id }) => id)
const endOf = ({ clocks }: Item): number =>
  Math.min(...clocks.filter(({ state }) => state === 'running').map(({ dueAt }) => new Date(dueAt!).getTime()))
const rankOf = ({ clocks }: Item): number =>
  Number(!clocks.some(({ state }) => state === 'running')) + Number(clocks.every(({ state }) => state === 'stopped'))
function assertInTurn(all: readonly Item[]): void {
  assert.equal(new Set(ids(all)).size, all.length, 'each once')
  for (const [n, one] of all.slice(1).entries()) {
    const before = all[n]!
    assert.ok(rankOf(before) <= rankOf(one), 'what runs, then what waits, then what has no clock')
    if (rankOf(before) !== rankOf(one)) continue
    if (rankOf(one) === 0) assert.ok(endOf(before) <= endOf(one), `${n}: what ends first is first`)
    if (rankOf(one) === 2) assert.ok(before.createdAt >= one.createdAt, 'the newest first')
  }
}

const kept = view('operations.manage', async (db, table: 'complaints' | 'tickets') => {
  const rows = await db.rows<{ id: string; urgency: number; createdAt: Date }>(
    table === 'complaints'
      ? 'select id, urgency, created_at as "createdAt" from complaints order by id'
      : 'select id, urgency, created_at as "createdAt" from tickets order by id',
  )
  const clocks = Map.groupBy(
    await clocksOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ subjectId }) => subjectId,
  )
  return {
    rows: rows.map(({ urgency }) => urgency),
    counted: rows.map(({ id, createdAt }) => urgencyOf(clocks.get(id) ?? [], createdAt)),
  }
})
/** Every row stands where its clocks put it. */
async function assertKept(table: 'complaints' | 'tickets'): Promise<void> {
  const { rows, counted } = await kept(m.system, table)
  assert.ok(rows.length > 0)
  assert.deepEqual(rows, counted)
}
/** What the upgrade gives the rows of an older version is what the steps give them. */
async function assertBackFilled(table: 'complaints' | 'tickets', file: string): Promise<void> {
  const [fill] = /^update [^;]+;/m.exec(readFileSync(new URL(`../../../db/migrations/${file}`, import.meta.url), 'utf8'))!
  const owner = new Client(h.database.address)
  await owner.connect()
  await owner.query(`update ${table} set urgency = default`)
  const { rows, counted } = await kept(m.system, table)
  assert.notDeepEqual(rows, counted)
  await owner.query(fill)
  await owner.end()
  await assertKept(table)
}

const usual = usualClockwork('UTC')
/** All but the gravest are answered within so many hours of work. */
const working: Clockwork = {
  ...usual,
  clocks: usual.clocks.map((one) =>
    one.code === 'complaintAnswer' && !one.when.severity ? { ...one, duration: { counts: 'business', amount: 80, unit: 'hours' } } : one,
  ),
}
async function publish(shop: number, content: Clockwork, basedOn: number): Promise<void> {
  const saved = await h.call(m.staff.owner, 'PUT', `/shops/${m.shops[shop]!.id}/clockwork`, { content, basedOn })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
}

before(async () => {
  m = await h.merchant('turns', { shops: 2 })
  for (const shop of m.shops) customers.push((await h.customer(m, 'ann', shop)).id)
  await publish(0, working, 0)
  await publish(1, { ...working, clocks: working.clocks.filter(({ code }) => code !== 'complaintAnswer') }, 0)
  for (const count of [20, MANY - 20]) {
    await openMany(m.system, { shopId: m.shops[0]!.id, customerId: customers[0]!, count })
    await openMany(m.system, { shopId: m.shops[1]!.id, customerId: customers[1]!, count: 4 })
    clock.advance(HOUR)
  }
})

const todo = '/complaints?status=open,investigating,secondReview'

test('complaints come by the time that is left over all pages, each once, also where some are withdrawn or asked about between them', async () => {
  const all = await whole(todo)
  assert.equal(all.length, MANY + 8)
  assertInTurn(all)
  assert.deepEqual(
    all.slice(-5).map(({ clocks }) => clocks.length),
    [1, 0, 0, 0, 0],
    'those without a clock are last',
  )
  const first = await pageOf(todo, null)
  const [seen, asked, later, askedLater] = [first.items[3]!, first.items[7]!, all[150]!, all[230]!]
  for (const { id } of [seen, later]) await post(`/complaints/${id}/steps`, { verb: 'withdraw' })
  for (const { id } of [asked, askedLater]) await post(`/complaints/${id}/question`, { waitsFor: 'photos', note: 'A photo, please' })
  const read = await whole(todo, first)
  assert.deepEqual(
    ids(read),
    ids(all).filter((id) => id !== later.id && id !== askedLater.id),
  )
  assert.ok(read.length > 250)
  await assertKept('complaints')
})

test('a list of everything has what runs, then what waits by the time it has left, then the newest; each filter keeps that order', async () => {
  const [plain, graver] = (await whole(todo)).filter(({ severity, clocks }) => severity === 'normal' && clocks.length === 1).slice(-2)
  for (const { id } of [plain!, graver!]) await post(`/complaints/${id}/question`, { waitsFor: 'photos', note: 'A photo, please' })
  await post(`/complaints/${graver!.id}/findings`, { severity: 'critical' })
  const all = await whole('/complaints?')
  assert.equal(all.length, MANY + 8)
  assertInTurn(all)
  const waiting = ids(all.filter((one) => rankOf(one) === 1))
  assert.ok(
    waiting.indexOf(graver!.id) >= 0 && waiting.indexOf(graver!.id) < waiting.indexOf(plain!.id),
    'the graver one has less time left',
  )
  assert.deepEqual(
    ids(await whole('/complaints?status=waitingCustomer')).toSorted(),
    ids(all.filter(({ status }) => status === 'waitingCustomer')).toSorted(),
  )
  await post('/complaints/steps', { ids: ids(all.filter(({ status }) => status === 'open').slice(5, 9)), verb: 'take' })
  const now = await whole('/complaints?')
  for (const [asked, holds] of [
    ['kind=quality,price', ({ kind }) => kind === 'quality' || kind === 'price'],
    ['kind=quality,quality&status=open', ({ kind, status }) => kind === 'quality' && status === 'open'],
    ['mine=true', ({ ownerId }) => ownerId === m.staff.supervisor.id],
    ['mine=true&status=investigating', ({ ownerId, status }) => ownerId === m.staff.supervisor.id && status === 'investigating'],
    [`shop=${m.shops[1]!.id}`, ({ shopId }) => shopId === m.shops[1]!.id],
  ] as [string, (one: Complaint) => boolean][]) {
    const found = ids(await whole(`/complaints?${asked}`))
    assert.ok(found.length > 0, asked)
    assert.deepEqual(found, ids(now.filter(holds)), asked)
  }
  const ofCustomer = await whole(`/complaints?customer=${customers[0]}`)
  assert.deepEqual(ids(ofCustomer).toSorted(), ids(now.filter(({ customerId }) => customerId === customers[0])).toSorted())
  assert.deepEqual(
    ofCustomer.map(({ createdAt }) => createdAt),
    ofCustomer
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .toReversed(),
  )
  const foreign = await h.call(
    m.staff.supervisor,
    'GET',
    `/complaints?customer=${customers[0]}&cursor=${(await pageOf('/complaints?', null)).next}`,
  )
  assert.equal(foreign.body.error.code, 'cursor.invalid', 'a place in one order is none in another')
})

test('new hours, regulators and tickets move what they are about, and the upgrade puts everything where it belongs', async () => {
  const shopId = m.shops[0]!.id
  const made = [1, 2, 3].map(() => post('/tickets', { shopId, form: 'findParcel', fields: { question: 'Where?' } }))
  const [answered, cancelled] = await Promise.all(made)
  clock.advance(HOUR)
  const sooner = await post('/tickets', { shopId, form: 'findParcel', fields: { question: 'Where?' } })
  await post(`/tickets/${answered.id}/answer`, { answer: 'There.' })
  await post('/tickets/steps', { ids: [cancelled.id], verb: 'cancel' })
  const last = (await whole(todo)).findLast((one) => rankOf(one) === 0)!
  await noteAuthority(m.system, {
    id: last.id as ComplaintId,
    name: '12315',
    number: 'R-1',
    dueAt: new Date('2026-11-08T12:30:00Z'),
  })
  assert.equal((await pageOf(todo, null)).items[0]!.id, last.id)
  await post(`/complaints/${last.id}/authorities/answered`, { number: 'R-1' })
  assert.equal((await whole(todo)).findLast((one) => rankOf(one) === 0)!.id, last.id)

  await publish(0, { ...working, calendar: { ...working.calendar, weekly: Array.from({ length: 7 }, () => [{ from: 780, to: 840 }]) } }, 1)
  const dues = async () => (await whole<Item>('/tickets?')).map(({ clocks }) => clocks[0]!.dueAt)
  const was = await dues()
  while (await recountTickets(m.system, shopId));
  while (await recountComplaints(m.system, shopId));
  assert.notDeepEqual(await dues(), was)
  const tickets = await whole<Item>('/tickets?')
  assertInTurn(tickets)
  assert.deepEqual(
    tickets.map((one) => rankOf(one)),
    [0, 0, 2, 2],
  )
  assert.ok(ids(tickets).includes(sooner.id))
  for (const asked of ['status=open', 'department=warehouse', 'department=warehouse&status=open,open', 'mine=true'])
    assert.deepEqual(ids(await whole<Item>(`/tickets?${asked}`)), ids(tickets).slice(0, asked.includes('status') ? 2 : 4), asked)
  await assertKept('tickets')
  await assertKept('complaints')
  await assertBackFilled('complaints', '0380-complaints-by-urgency.sql')
  await assertBackFilled('tickets', '0381-tickets-by-urgency.sql')
})
