import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { eventually, house, PASSWORD, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import { customerInputSchema, orderInputSchema } from '../../shared/wire/commerce.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { importOrders } from '../commerce/actions.ts'
import { importCustomers } from '../customers/actions.ts'
import { ManualClock } from '../foundation/clock.ts'
import { signIn } from '../people/sign-in.ts'
import { usualClockwork } from '../tickets/rules/usual.ts'

/** A Sunday, two in the morning, where the shop is. */
const clock = new ManualClock('2026-11-08T02:00:00Z')
const h = await house({ clock, work: true })
const HOUR = 3_600_000
let m: TestMerchant
let ann: TestCustomer
let order: string

const staffCall = (who: { cookie: string }, path: string, body: object = {}) => h.call(who, 'POST', path, body)
const step = async (c: Complaint, path: string, body: object, who = m.staff.staff): Promise<Complaint> => {
  const done = await staffCall(who, `/complaints/${c.id}/${path}`, body)
  assert.equal(done.status, 200, `${path}: ${JSON.stringify(done.body)}`)
  return done.body
}
const refused = async (c: Complaint, path: string, body: object, who = m.staff.staff): Promise<string> =>
  (await staffCall(who, `/complaints/${c.id}/${path}`, body)).body.error.code
const complain = async (change: object = {}, who = ann): Promise<Complaint> => {
  const made = await h.call(who, 'POST', '/my/complaints', { kind: 'quality', story: 'The lamp broke on the first day', ...change })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}
const read = async (c: Complaint): Promise<Complaint> => (await h.call(m.staff.supervisor, 'GET', `/complaints/${c.id}`)).body
/** Days pass in here; sessions don't last that long. */
const advance = async (hours: number) => {
  clock.advance(hours * HOUR)
  for (const person of Object.values(m.staff))
    person.cookie = `shopbell_session=${(await signIn(h.house, { email: person.email, password: PASSWORD, address: '127.0.0.1' })).token}`
}
const own = async (c: Complaint): Promise<Complaint> => (await h.call(ann, 'GET', `/my/complaints/${c.id}`)).body
const mine = (c: Complaint, verb: string, note = '') => h.call(ann, 'POST', `/my/complaints/${c.id}/steps`, { verb, note })

before(async () => {
  m = await h.merchant('complaints')
  const shopId = m.shops[0]!.id
  await importCustomers(m.system, { shopId, items: [customerInputSchema.parse({ externalId: 'ann', name: 'Ann', currency: 'USD' })] })
  await importOrders(m.system, {
    shopId,
    items: [
      orderInputSchema.parse({
        externalId: 'o-1',
        number: 'N-1',
        customerExternalId: 'ann',
        status: 'delivered',
        currency: 'USD',
        lines: [{ externalId: 'l-1', title: 'Lamp', skuExternalId: 'lamp', unitPrice: 5000, quantity: 1 }],
        payments: [{ kind: 'payment', amount: 5000, methodExternalId: 'card' }],
        placedAt: '2026-11-01T00:00:00Z',
      }),
    ],
  })
  ann = await h.customer(m, 'ann')
  order = (await h.call(m.staff.owner, 'GET', '/orders')).body.items[0].id
  const content = { ...usualClockwork('UTC'), nightDuty: m.staff.staff.id }
  const saved = await h.call(m.staff.owner, 'PUT', `/shops/${shopId}/clockwork`, { content, basedOn: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
})

describe('a complaint', { concurrency: false }, () => {
  test('on a Sunday at two in the morning has a number, a time, and reaches the person on duty', async () => {
    const c = await complain({ orderId: order })
    assert.match(c.number, /^CP-[2-9A-Z]{8}$/)
    assert.equal(c.promisedAt, new Date(clock.now().getTime() + 7 * 24 * HOUR).toISOString())
    assert.deepEqual([c.ownerName, c.clocks], [null, []])
    const seen = (await h.call(m.staff.staff, 'GET', `/complaints/${c.id}`)).body
    assert.equal(seen.ownerId, m.staff.staff.id)
    const alerts = (await h.call(m.staff.staff, 'GET', '/alerts')).body.items as { subjectId: string; rung: string }[]
    assert.ok(alerts.some(({ subjectId, rung }) => subjectId === c.id && rung === 'opened'))
    await step(c, 'steps', { verb: 'withdraw' })
  })

  test('answered in time: looked into, judged, answered where the customer sees it, accepted', async () => {
    const talk = await h.call(ann, 'POST', '/widget/messages', { clientId: 'complaint-talk', body: 'My lamp broke' })
    const c = await complain({ orderId: order, demanded: { kind: 'refund', amount: 5000 } })
    assert.equal(c.conversationId, talk.body.conversationId)
    await step(c, 'steps', { verb: 'take' })
    assert.equal(await refused(c, 'steps', { verb: 'close' }), 'complaint.wrongStatus')
    // Waiting for the customer does not count.
    await advance(24)
    assert.equal((await staffCall(m.staff.staff, `/complaints/${c.id}/question`, { waitsFor: 'photos' })).status, 400)
    const asked = await step(c, 'question', { waitsFor: 'photos', note: 'Could you send a photo?' })
    assert.deepEqual([asked.waitsFor, asked.clocks[0]!.state, asked.clocks[0]!.pausedFor], ['photos', 'paused', 'photos'])
    await advance(2)
    const theirs = await own(c)
    assert.deepEqual([theirs.promisedAt, theirs.waitsFor, theirs.history.at(-1)!.note], [null, 'photos', 'Could you send a photo?'])
    const heard = (await h.call(m.staff.staff, 'GET', `/conversations/${c.conversationId}`)).body
    // The assistant may still be answering what they said before.
    assert.ok(heard.messages.some(({ body }: { body: string }) => body === 'Could you send a photo?'))
    assert.equal((await mine(c, 'reply', 'here')).body.status, 'investigating')
    assert.equal((await own(c)).promisedAt, new Date(clock.now().getTime() + 6 * 24 * HOUR).toISOString())
    await step(c, 'findings', {
      liability: { party: 'maker', reason: 'a weak weld' },
      offered: { kind: 'compensation', amount: 500 },
      rootCause: { cause: 'weld', sku: 'lamp', batch: 'B7' },
    })
    const draft = await staffCall(m.staff.staff, `/complaints/${c.id}/letter`, { finding: 'The weld was weak.', offer: '$5' })
    assert.match(draft.body.letter, /^Dear Ann,[^]*The weld was weak\.[^]*What we offer: \$5[^]*second review/)
    assert.equal(await refused(c, 'answer', { body: 'Add me on whatsapp and I pay you directly' }), 'message.blocked')
    const answered = await step(c, 'answer', { finding: 'The weld was weak.', offer: '$5' })
    assert.deepEqual([answered.status, answered.answers.length, answered.answers[0]!.sent], ['answered', 1, true])
    assert.deepEqual(
      answered.clocks.map(({ code, state, inTime }) => [code, state, inTime]),
      [['complaintAnswer', 'stopped', true]],
    )
    const thread = (await h.call(m.staff.staff, 'GET', `/conversations/${c.conversationId}`)).body
    assert.ok(thread.messages.some(({ body }: { body: string }) => body === answered.answers[0]!.letter))
    const seen = await own(c)
    assert.deepEqual(
      [seen.answers[0]!.letter, seen.liability, seen.rootCause, seen.authorities],
      [answered.answers[0]!.letter, null, null, []],
    )
    assert.equal((await mine(c, 'accept')).body.status, 'closed')
    assert.equal(await refused(c, 'steps', { verb: 'close' }), 'complaint.wrongStatus')
  })

  test('not satisfied: somebody else reviews it, in time of its own, and the second answer is the last', async () => {
    const c = await complain()
    assert.ok(c.number && (await step(c, 'steps', { verb: 'take' })).repeats, 'it is the second of its kind within ninety days')
    await step(c, 'answer', { body: 'We see no fault.' })
    assert.equal((await mine(c, 'dispute', 'I do')).body.status, 'secondReview')
    const review = (await h.call(m.staff.staff, 'GET', `/complaints/${c.id}`)).body as Complaint
    assert.equal(review.ownerId, m.staff.supervisor.id)
    assert.ok(review.clocks.some(({ code, state }) => code === 'complaintReview' && state === 'running'))
    assert.equal(await refused(c, 'answer', { body: 'Still none.' }), 'complaint.sameReviewer')
    const second = await step(c, 'answer', { finding: 'You are right.', offer: '' }, m.staff.supervisor)
    assert.equal(second.status, 'answeredAgain')
    assert.match(second.answers[1]!.letter, /final answer/)
    assert.equal((await mine(c, 'dispute')).body.error.code, 'complaint.wrongStatus')
    assert.equal((await step(c, 'steps', { verb: 'close' })).status, 'closed')
  })

  test('not answered in time: every warning comes, once, and the shop is told', async () => {
    const c = await complain({ kind: 'delivery' })
    for (const [hours, stage] of [
      [3.6 * 24, 'amber'],
      [2.1 * 24, 'red'],
      [1.4 * 24, 'breached'],
    ] as const) {
      await advance(hours)
      await eventually(stage, async () => (await read(c)).clocks[0]!.stage === stage)
      // It came in the night: the person on duty owns it and hears of every rung, once.
      const alerts = (await h.call(m.staff.staff, 'GET', '/alerts')).body.items as { subjectId: string; rung: string }[]
      assert.equal(alerts.filter(({ subjectId, rung }) => subjectId === c.id && rung === stage).length, 1)
    }
    const late = await step(c, 'answer', { body: 'Sorry that it took so long.' })
    assert.deepEqual(
      late.clocks.map(({ inTime, state }) => [inTime, state]),
      [[false, 'stopped']],
    )
  })
})

test('a program takes one in too, at any hour; somebody has it from the first moment', async () => {
  const key = await h.key(m, ['complaints.handle', 'complaints.read'])
  const made = await h.call({ token: key }, 'POST', '/complaints', { kind: 'other', story: 'From elsewhere', customerId: ann.id })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  assert.deepEqual([made.body.source, typeof made.body.ownerId, made.body.clocks[0].state], ['api', 'string', 'running'])
  await step(made.body, 'steps', { verb: 'withdraw' })
})

test('many at once, all or none', async () => {
  const [a, b] = [await complain({ kind: 'service' }), await complain({ kind: 'price' })]
  const bulk = (verb: string, ids: string[]) => staffCall(m.staff.supervisor, '/complaints/steps', { verb, ids })
  assert.equal((await bulk('close', [a.id, b.id])).body.error.code, 'complaint.wrongStatus')
  await step(a, 'answer', { body: 'Sorry.' })
  assert.equal((await bulk('take', [b.id, a.id])).body.error.code, 'complaint.wrongStatus')
  assert.equal((await read(b)).status, 'open', 'none of them moved')
  assert.equal((await bulk('take', [b.id, b.id])).status, 200)
  assert.deepEqual([(await read(b)).status, (await read(b)).ownerId], ['investigating', m.staff.supervisor.id])
  const foreign = await h.merchant('elsewhere')
  assert.equal((await h.call(foreign.staff.owner, 'POST', '/complaints/steps', { verb: 'withdraw', ids: [b.id] })).status, 404)
  assert.equal((await bulk('close', [a.id])).status, 200)
  await bulk('withdraw', [b.id])
})

test('a root cause leads to the others of the same SKU, batch or carrier', async () => {
  const made = [await complain({ kind: 'delivery' }), await complain({ kind: 'delivery' })]
  const rootCause = { cause: 'lost on the way', sku: 'mug', batch: 'B9', carrier: 'SF' }
  for (const c of made) await step(c, 'findings', { rootCause })
  for (const [field, value] of Object.entries({ sku: 'mug', batch: 'B9', carrier: 'SF' })) {
    const { items } = (await h.call(m.staff.staff, 'GET', `/complaints/of-cause?field=${field}&value=${value}`)).body
    assert.deepEqual(items.map((one: Complaint) => one.id).toSorted(), made.map(({ id }) => id).toSorted(), field)
  }
  assert.equal((await read(made[0]!)).sameSku, 1)
  const foreign = await h.merchant('other-causes')
  assert.deepEqual((await h.call(foreign.staff.owner, 'GET', '/complaints/of-cause?field=sku&value=mug')).body.items, [])
  for (const c of made) await step(c, 'steps', { verb: 'withdraw' })
})

test('two people answer one complaint: one answer leaves', async () => {
  const c = await complain({ kind: 'price' })
  const both = await Promise.all([
    staffCall(m.staff.staff, `/complaints/${c.id}/answer`, { body: 'Yes.' }),
    staffCall(m.staff.supervisor, `/complaints/${c.id}/answer`, { body: 'No.' }),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  assert.equal((await own(c)).answers.length, 1)
})

test('compensation goes through the after-sales engine with its limits, and needs an order', async () => {
  const c = await complain({ kind: 'service', orderId: order })
  const paid = await staffCall(m.staff.staff, `/complaints/${c.id}/compensation`, { amount: 500, note: 'sorry' })
  assert.equal(paid.status, 200, JSON.stringify(paid.body))
  const [id] = paid.body.aftersaleIds
  const made = (await h.call(m.staff.staff, 'GET', `/aftersales/${id}`)).body
  assert.deepEqual([made.kind, made.amount.amount], ['compensation', 500])
  if (made.status === 'review')
    assert.equal(
      (await staffCall(m.staff.staff, `/aftersales/${id}/decide`, { verb: 'approve', amount: 500 })).body.error.code,
      'aftersale.ownRequest',
    )
  const none = await complain({ kind: 'other' })
  assert.equal(await refused(none, 'compensation', { amount: 500 }), 'complaint.orderMissing')
})

test('the answer is written in the customer’s language, not in that of whoever writes it', async () => {
  const li = await h.customer(m, 'li')
  const said = await h.call(li, 'POST', '/widget/messages', { clientId: 'complaint-li', body: '灯坏了', language: 'zh-CN' })
  const c = await h.call(m.staff.staff, 'POST', '/complaints', {
    kind: 'quality',
    story: '灯坏了',
    conversationId: said.body.conversationId,
  })
  const draft = await staffCall(m.staff.staff, `/complaints/${c.body.id}/letter`, { finding: '焊点不牢。', offer: '换一盏新的' })
  assert.match(draft.body.letter, /^li您好：[^]*焊点不牢。[^]*我们的处理：换一盏新的[^]*复核/)
})

test('a regulator’s reference has its own deadline, and nothing closes before it is answered', async () => {
  const c = await complain({ kind: 'refund' })
  const dueAt = new Date(clock.now().getTime() + 48 * HOUR).toISOString()
  await step(c, 'authorities', { name: '12315', number: 'R-77', dueAt })
  await step(c, 'answer', { body: 'Refunded.' })
  const waiting = (await h.call(m.staff.staff, 'GET', `/complaints/${c.id}`)).body as Complaint
  assert.deepEqual(
    waiting.clocks.map(({ code, state }) => [code, state]),
    [
      ['complaintAnswer', 'stopped'],
      ['regulatorAnswer', 'running'],
    ],
  )
  assert.equal(await refused(c, 'steps', { verb: 'close' }), 'complaint.authorityWaits')
  assert.equal(await refused(c, 'authorities/answered', { number: 'R-78' }), 'complaint.authorityNotFound')
  await step(c, 'authorities/answered', { number: 'R-77' })
  assert.equal((await step(c, 'steps', { verb: 'close' })).status, 'closed')
})

test('it is passed on to somebody, the customer knows until when, and a graver one has less time from its start', async () => {
  const made = await h.call(m.staff.staff, 'POST', '/complaints', {
    kind: 'description',
    story: 'Told on the phone',
    source: 'phone',
    customerId: ann.id,
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const c = made.body as Complaint
  const nextUpdateAt = new Date(clock.now().getTime() + 5 * HOUR).toISOString()
  assert.equal((await staffCall(m.staff.staff, `/complaints/${c.id}/escalate`, { nextUpdateAt, reason: 'x' })).status, 400)
  const passed = await step(c, 'escalate', { to: m.staff.owner.id, nextUpdateAt, reason: 'above me' })
  assert.deepEqual([passed.ownerId, passed.nextUpdateAt], [m.staff.owner.id, nextUpdateAt])
  assert.equal((await own(c)).nextUpdateAt, nextUpdateAt)
  const graver = await step(c, 'findings', { severity: 'critical' })
  assert.equal(graver.promisedAt, new Date(new Date(c.createdAt).getTime() + 24 * HOUR).toISOString())
  await step(c, 'answer', { body: 'Done.' })
  assert.equal((await own(c)).nextUpdateAt, null)
})

test('another customer finds none of it', async () => {
  const c = await complain({ kind: 'other' })
  const bob = await h.customer(m, 'bob')
  assert.equal((await h.call(bob, 'GET', `/my/complaints/${c.id}`)).body.error.code, 'complaint.notFound')
  assert.deepEqual((await h.call(bob, 'GET', '/my/complaints')).body.items, [])
  const foreign = await h.call(bob, 'POST', '/my/complaints', { kind: 'other', story: 'x', orderId: order })
  assert.equal(foreign.body.error.code, 'order.notFound')
})
