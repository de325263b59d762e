import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { eventually, house, PASSWORD, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import { customerInputSchema, orderInputSchema } from '../../shared/wire/commerce.ts'
import type { ComplaintFigures, InTime, InTimeRow } from '../../shared/wire/in-time.ts'
import { importOrders } from '../commerce/actions.ts'
import { importCustomers } from '../customers/actions.ts'
import { ManualClock } from '../foundation/clock.ts'
import { signIn } from '../people/sign-in.ts'

const clock = new ManualClock('2026-11-02T02:00:00Z')
const h = await house({ clock, work: true })
const HOUR = 3_600_000
let m: TestMerchant
let ann: TestCustomer
const orders: string[] = []

const complain = async (who: { cookie: string } | { token: string }, change: object = {}) => {
  const made = await h.call(who as never, 'POST', '/my/complaints', { kind: 'quality', story: 'Broken', ...change })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body as { id: string; orderId: string | null }
}
const act = async (id: string, path: string, body: object, who = m.staff.staff) => {
  const done = await h.call(who, 'POST', `/complaints/${id}/${path}`, body)
  assert.equal(done.status, 200, JSON.stringify(done.body))
}
const span = () => `from=2026-11-01T00:00:00Z&to=${clock.now().toISOString()}`

before(async () => {
  m = await h.merchant('figures')
  const shopId = m.shops[0]!.id
  const person = { externalId: 'ann', name: 'Ann', email: 'ann@example.com', currency: 'USD' }
  await importCustomers(m.system, { shopId, items: [customerInputSchema.parse(person)] })
  const order = (n: number) =>
    orderInputSchema.parse({
      externalId: `o-${n}`,
      number: `N-${n}`,
      customerExternalId: 'ann',
      status: 'delivered',
      currency: 'USD',
      lines: [{ externalId: `l-${n}`, title: 'Lamp', skuExternalId: 'lamp', unitPrice: 5000, quantity: 1 }],
      payments: [{ kind: 'payment', amount: 5000, methodExternalId: 'card' }],
      placedAt: `2026-11-01T0${n}:00:00Z`,
    })
  await importOrders(m.system, { shopId, items: [order(1), order(2)] })
  ann = await h.customer(m, 'ann')
  const listed = (await h.call(m.staff.owner, 'GET', '/orders')).body.items as { id: string; number: string }[]
  orders.push(...['N-1', 'N-2'].map((number) => listed.find((one) => one.number === number)!.id))
})

test('a session that came by one order’s number sees and makes complaints about this order only', async () => {
  const other = await complain(ann, { orderId: orders[1], kind: 'price' })
  const { call } = h
  const found = await call(null, 'POST', `/public/${m.shops[0]!.slug}/find-order`, { number: 'N-1', contact: 'ann@example.com' })
  assert.equal(found.status, 201, JSON.stringify(found.body))
  const session = { token: found.body.token as string }
  assert.equal((await h.call(session as never, 'GET', `/my/complaints/${other.id}`)).body.error.code, 'complaint.notFound')
  const withdrawn = await h.call(session as never, 'POST', `/my/complaints/${other.id}/steps`, { verb: 'withdraw' })
  assert.equal(withdrawn.body.error.code, 'complaint.notFound')
  const elsewhere = await h.call(session as never, 'POST', '/my/complaints', { kind: 'price', story: 'x', orderId: orders[1] })
  assert.equal(elsewhere.body.error.code, 'order.notFound')
  const made = await complain(session)
  assert.equal(made.orderId, orders[0])
  const list = (await h.call(session as never, 'GET', '/my/complaints')).body.items as { id: string; customerName: string | null }[]
  assert.deepEqual(
    list.map(({ id, customerName }) => [id, customerName]),
    [[made.id, null]],
  )
  await act(made.id, 'steps', { verb: 'withdraw' })
  await act(other.id, 'steps', { verb: 'withdraw' })
})

/** Days pass in here; sessions don't last that long. */
async function advance(days: number): Promise<void> {
  clock.advance(days * 24 * HOUR)
  for (const person of Object.values(m.staff))
    person.cookie = `shopbell_session=${(await signIn(h.house, { email: person.email, password: PASSWORD, address: '127.0.0.1' })).token}`
}
const asked = async <Reply>(path: string): Promise<Reply> => {
  const { status, body } = await h.call(m.staff.supervisor, 'GET', path)
  assert.equal(status, 200, JSON.stringify(body))
  return body as Reply
}

test('in and out of time: each clock counts once, by any mark, and the rows are those that were counted', async () => {
  const prompt = await complain(ann, { orderId: orders[0], kind: 'service' })
  const late = await complain(ann, { orderId: orders[1], kind: 'delivery' })
  await complain(ann, { kind: 'other' })
  const ticket = await h.call(m.staff.staff, 'POST', '/tickets', {
    shopId: m.shops[0]!.id,
    form: 'findParcel',
    fields: { question: 'Where is it?' },
    severity: 'high',
  })
  await act(prompt.id, 'answer', { body: 'Sorry.' })
  await advance(8)
  await act(late.id, 'findings', { liability: { party: 'carrier', reason: 'lost' }, rootCause: { cause: 'lost parcel', carrier: 'SF' } })
  await act(late.id, 'answer', { body: 'It was lost.' })
  await act(late.id, 'steps', { verb: 'close' })
  await complain(ann, { kind: 'refund' })
  const { items } = await asked<{ items: InTime[] }>(`/in-time?by=kind&code=complaintAnswer&${span()}`)
  const by = Object.fromEntries(items.map((one) => [one.key, [one.inTime, one.late, one.running, one.overdue, one.rate]]))
  // The two that were withdrawn before count for nothing; the last began at this very moment, which the span does not reach.
  assert.deepEqual(by, { service: [1, 0, 0, 0, 1], delivery: [0, 1, 0, 0, 0], other: [0, 0, 0, 1, 0] })
  const counted = async (mark: string) =>
    Object.fromEntries(
      (await asked<{ items: InTime[] }>(`/in-time?by=${mark}&${span()}`)).items.map((one) => [
        one.key,
        [one.inTime, one.late, one.overdue],
      ]),
    )
  assert.deepEqual((await counted('department')).warehouse, [0, 0, 1])
  assert.equal((await h.call(m.staff.staff, 'POST', `/tickets/${ticket.body.id}/answer`, { answer: 'Lost.' })).status, 200)
  assert.deepEqual((await counted('department')).warehouse, [0, 1, 0])
  const severities = await counted('severity')
  assert.deepEqual(severities.high, [0, 1, 0], 'the ticket')
  assert.deepEqual(severities.normal, [1, 1, 1], 'the complaints')
  const people = await asked<{ items: InTime[] }>(`/in-time?by=person&${span()}`)
  assert.ok(people.items.every(({ name }) => name !== null))
  const rows = await asked<{ items: InTimeRow[] }>(`/in-time/rows?by=kind&code=complaintAnswer&key=delivery&outcome=late&${span()}`)
  assert.deepEqual(
    rows.items.map(({ subjectId, outcome }) => [subjectId, outcome]),
    [[late.id, 'late']],
  )
  const figures = await asked<ComplaintFigures>(`/complaints/figures?${span()}`)
  assert.deepEqual([figures.complaints, figures.reviewed, figures.byLiability], [5, 0, [{ key: 'carrier', count: 1 }]])
  assert.deepEqual(figures.byCause, [{ key: 'lost parcel', count: 1 }])
  assert.deepEqual([figures.byCarrier, figures.bySku], [[{ key: 'SF', count: 1 }], []])
  assert.equal(figures.toSolution, (8 * 24 * HOUR) / 1000)
  // One at once, one after eight days.
  assert.equal(figures.toAnswer, (4 * 24 * HOUR) / 1000)
})

test('compensation counts when money has moved, not before', async () => {
  const paid = async () => (await asked<ComplaintFigures>(`/complaints/figures?${span()}`)).compensation
  const one = await complain(ann, { orderId: orders[0], kind: 'counterfeit' })
  await advance(0.01)
  await act(one.id, 'compensation', { amount: 500, note: 'sorry' })
  assert.deepEqual(await paid(), [], 'asked for is not paid')
  const [id] = (await asked<{ aftersaleIds: string[] }>(`/complaints/${one.id}`)).aftersaleIds
  const approved = await h.call(m.staff.supervisor, 'POST', `/aftersales/${id}/decide`, { verb: 'approve', amount: 500 })
  assert.equal(approved.status, 200, JSON.stringify(approved.body))
  await eventually('paid', async () => (await paid()).length > 0)
  assert.deepEqual(await paid(), [{ currency: 'USD', amount: 500, cases: 1 }])
})
