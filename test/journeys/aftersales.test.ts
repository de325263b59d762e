import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Message } from '../../src/shared/wire/conversation.ts'
import { aftersalesShop, daysAgo, handClock, TODAY } from '../support/aftersales-shop.ts'
import { eventually, house } from '../support/house.ts'

const clock = handClock()
const home = await house({ clock })
const { call } = home
const shop = await aftersalesShop(home, 'journeys')
const { staff, supervisor, owner, order, asked, ask, plan, decide, step, to, orderNow, stock, giftCard, ledger } = shop
let key: { token: string }
before(async () => {
  key = { token: await shop.key(shop.merchant) }
})

const parcel = { carrier: 'Post', trackingNumber: 'RR123' }
const item = (sku: string, quantity = 1) => ({ item: sku, quantity })

test('refund only before shipping: done at once for the customer, money back the way it came, gift card first, freight too when nothing is kept', async () => {
  const { order: one, buyer } = await order({ status: 'paid', parcels: [] })
  const [small, medium] = [await stock('small'), await stock('medium')]
  const refund = { kind: 'refundOnly' as const, reason: 'no longer needed', items: [item('small')] }
  const planned = await plan(buyer, one, refund)
  assert.equal(planned.verdict.verdict, 'review', 'about 29.61: above what goes by itself')
  const first = await asked(buyer, one, refund)
  assert.equal(first.status, 'review')
  // 30.00 less its share of the order's discount of 2.00 over 150.00.
  assert.equal(first.amount.amount, 2_960)
  await to('done', decide(staff, first))
  assert.equal(await stock('small'), small + 1, 'what was never sent is there to be sold')
  assert.equal(await giftCard(buyer), 1_000 + 2_960)
  const rest = await asked(buyer, one, { kind: 'refundOnly', reason: 'no longer needed', items: [item('medium', 2)] })
  assert.equal(rest.amount.amount, 15_600 - 2_960, 'the rest with its freight')
  await to('done', decide(supervisor, rest))
  assert.equal(await stock('medium'), medium + 2)
  const now = await orderNow(one.id)
  assert.equal(now.paid.amount, 0)
  assert.equal(now.status, 'cancelled')
  const { byAccount, sum } = await ledger(one.id)
  assert.equal(sum, 0)
  assert.equal(byAccount.freight, 800)
  assert.equal(byAccount[`method:card-${now.customerExternalId}`], -11_600)
})

test('refund only once it is delivered: without a reason of ours a return is offered instead; with one and a picture it goes by itself up to a limit', async () => {
  const { order: one, buyer } = await order()
  const refused = await ask(buyer, one, { kind: 'refundOnly', reason: 'does not suit', items: [item('small')] })
  assert.equal(refused.body.error.code, 'refund.afterShipping')
  assert.ok(refused.body.error.details.alternatives.includes('returnAndRefund'))
  const noPicture = await ask(buyer, one, { kind: 'refundOnly', reason: 'damaged', items: [item('small')] })
  assert.equal(noPicture.body.error.code, 'evidence.missing')
  const small = await asked(staff, one, { kind: 'refundOnly', reason: 'damaged', items: [item('small')], amount: 900 as never })
  assert.equal(small.status, 'done')
  assert.equal(small.decidedBy, null, 'the policy decided, nobody did')
})

test('return and refund: awaited, sent, received, inspected, paid; goods that cannot be sold again do not come back to the shelf', async () => {
  const { order: one, buyer } = await order()
  const before = await stock('medium')
  const back = { kind: 'returnAndRefund' as const, reason: 'does not suit', items: [item('medium')] }
  const first = await asked(buyer, one, back)
  assert.equal(first.status, 'awaitingReturn', 'the policy says yes by itself')
  assert.equal((await orderNow(one.id)).status, 'returning')
  assert.equal((await step(buyer, first, 'sendBack')).body.error.code, 'aftersale.parcelMissing')
  await to('returning', step(buyer, first, 'sendBack', { parcel }))
  assert.equal((await step(buyer, first, 'withdraw')).body.error.code, 'aftersale.wrongStatus')
  assert.equal((await step(buyer, first, 'receive')).status, 400, 'not a word customers have')
  await to('received', step(staff, first, 'receive'))
  const done = await to('done', step(staff, first, 'accept', { inspection: { restock: false } }))
  assert.equal(done.inspection?.restock, false)
  assert.equal(await stock('medium'), before)
  assert.equal((await orderNow(one.id)).status, 'completed')
  const second = await asked(key, one, back)
  await to('received', step(key, second, 'receive'))
  await to('done', step(key, second, 'accept'))
  assert.equal(await stock('medium'), before + 1)
  const third = await asked(buyer, one, { ...back, items: [item('small')] })
  await to('received', step(staff, third, 'receive'))
  await to('done', step(staff, third, 'accept'))
  const now = await orderNow(one.id)
  assert.equal(now.status, 'returned', 'nothing is left with the customer')
  assert.equal(now.paid.amount, 800, 'the freight out stays')
  assert.equal((await ledger(one.id)).sum, 0)
})

test('what fails inspection is decided by somebody with authority: overruled and paid, or refused and the order as it was', async () => {
  const { order: one, buyer } = await order()
  const back = { kind: 'returnAndRefund' as const, reason: 'does not suit', items: [item('small')] }
  for (const [verb, ends] of [
    ['refuse', 'refused'],
    ['overrule', 'done'],
  ] as const) {
    const case_ = await asked(buyer, one, back)
    await to('received', step(staff, case_, 'receive'))
    const rejected = await to('rejected', step(staff, case_, 'reject', { note: 'a scratch' }))
    await to(ends, decide(supervisor, rejected, verb))
    assert.equal((await orderNow(one.id)).status, verb === 'refuse' ? 'delivered' : 'completed')
  }
})

for (const [title, sku, difference] of [
  ['dearer: the customer pays the difference', 'large', 3_000],
  ['cheaper: the difference comes back', 'small', -2_000],
] as const)
  test(`exchange for something ${title}`, async () => {
    const { order: one, buyer } = await order()
    const [medium, other] = [await stock('medium'), await stock(sku)]
    const swap = {
      kind: 'exchange' as const,
      reason: 'does not suit',
      items: [{ ...item('medium'), sku }],
      method: `card-${one.customerExternalId}`,
    }
    const planned = await plan(buyer, one, swap)
    assert.deepEqual(
      planned.movements.map((move) => [move.direction, move.amount.amount]),
      [[difference > 0 ? 'payment' : 'refund', Math.abs(difference)]],
    )
    const case_ = await asked(buyer, one, swap)
    await to('returning', step(buyer, case_, 'sendBack', { parcel }))
    await to('received', step(staff, case_, 'receive'))
    await to('sending', step(staff, case_, 'accept'))
    assert.equal((await ledger(one.id)).rows, 0, 'no money before the goods go out')
    const done = await to('done', step(staff, case_, 'dispatch', { parcel }))
    assert.deepEqual(
      done.parcels.map((one) => one.leg),
      ['back', 'out'],
    )
    assert.equal((await orderNow(one.id)).paid.amount, 15_600 + difference)
    assert.deepEqual([await stock('medium'), await stock(sku)], [medium + 1, other - 1])
    assert.equal((await ledger(one.id)).sum, 0)
    // What the exchange cost says nothing about what the other lines were paid.
    const { movements } = await plan(buyer, one, { kind: 'returnAndRefund', reason: 'does not suit', items: [item('small')] })
    assert.equal(
      movements.reduce((sum, move) => sum + move.amount.amount, 0),
      2_960,
    )
  })

test('repair under warranty: diagnosed, begun without a price, brought back', async () => {
  const { order: one, buyer } = await order()
  const case_ = await asked(buyer, one, { kind: 'repair', reason: 'faulty', items: [item('small')] })
  await to('returning', step(buyer, case_, 'sendBack', { parcel }))
  await to('received', step(staff, case_, 'receive'))
  await to('diagnosed', step(staff, case_, 'diagnose', { note: 'the switch' }))
  await to('repairing', step(staff, case_, 'begin'))
  await to('sending', step(staff, case_, 'finishRepair'))
  const done = await to('done', step(staff, case_, 'dispatch', { parcel }))
  assert.deepEqual(
    done.parcels.map((one) => one.leg),
    ['fetch', 'bring'],
  )
  assert.equal((await orderNow(one.id)).paid.amount, 15_600)
})

test('repair the warranty pays for in part: nothing begins before the customer has agreed to the rest, which is charged when it goes back', async () => {
  const { order: one, buyer } = await order()
  const case_ = await asked(buyer, one, { kind: 'repair', reason: 'faulty', items: [item('small')] })
  await to('received', step(staff, case_, 'receive'))
  const parts = [
    { title: 'Switch', amount: 500, covered: true },
    { title: 'Glass', amount: 1_200, covered: false },
  ]
  const diagnosed = await to('diagnosed', step(staff, case_, 'diagnose', { parts }))
  assert.deepEqual(
    diagnosed.parts.map((part) => [part.amount.amount, part.covered]),
    [
      [500, true],
      [1_200, false],
    ],
  )
  assert.equal((await step(staff, case_, 'begin')).body.error.code, 'aftersale.consentNeeded')
  const quoted = await to('quoted', step(staff, case_, 'quote'))
  assert.equal(quoted.quote?.amount, 1_200, 'what the warranty does not pay')
  assert.ok(!quoted.next.includes('consent'), 'nobody agrees for the customer')
  await to('repairing', step(buyer, case_, 'consent'))
  await to('sending', step(staff, case_, 'finishRepair'))
  await to('done', step(staff, case_, 'dispatch', { parcel }))
  assert.equal((await orderNow(one.id)).paid.amount, 15_600 + 1_200)
  assert.deepEqual((await ledger(one.id)).byAccount.repair, -1_200)
})

test('repair after the warranty: a price or nothing; a customer who declines gets it back and pays nothing', async () => {
  const { order: one, buyer } = await order({
    parcels: [{ trackingNumber: '1', status: 'delivered', scans: [{ at: daysAgo(900), text: 'Delivered', status: 'delivered' }] }],
  })
  const case_ = await asked(buyer, one, { kind: 'repair', reason: 'faulty', items: [item('small')] })
  await to('received', step(staff, case_, 'receive'))
  await to('diagnosed', step(staff, case_, 'diagnose'))
  assert.equal((await step(staff, case_, 'begin')).body.error.code, 'aftersale.consentNeeded')
  assert.equal((await step(staff, case_, 'quote')).body.error.code, 'aftersale.quoteMissing')
  await to('quoted', step(staff, case_, 'quote', { quote: 2_500 }))
  await to('sending', step(buyer, case_, 'decline'))
  await to('done', step(staff, case_, 'dispatch', { parcel }))
  assert.equal((await ledger(one.id)).rows, 0)
})

test('reissue: a person decides, stock goes down when it is sent', async () => {
  const { order: one, buyer } = await order()
  const before = await stock('small')
  const case_ = await asked(staff, one, { kind: 'reissue', reason: 'missing item', items: [item('small')] })
  assert.equal(case_.status, 'review')
  assert.equal((await decide(staff, case_)).body.error.code, 'aftersale.ownRequest')
  await to('sending', decide(supervisor, case_))
  await to('done', step(staff, case_, 'dispatch', { parcel }))
  assert.equal(await stock('small'), before - 1)
  assert.equal((await call(buyer, 'GET', `/my/aftersales/${case_.id}`)).body.status, 'done')
})

test('price protection: the drop once, not once a day, however the units are named', async () => {
  const { order: one, buyer } = await order({
    lines: [{ productExternalId: 'lamp', skuExternalId: 'medium', title: 'Lamp M', unitPrice: 6_300, quantity: 2 }],
    discount: 0,
    freight: 0,
    payments: [{ kind: 'payment', amount: 12_600, at: daysAgo(2) }],
  })
  const protect = { kind: 'priceProtection' as const, items: [item('medium', 2)] }
  assert.equal((await asked(buyer, one, protect)).amount.amount, 600)
  assert.equal((await ask(buyer, one, protect)).body.error.code, 'price.notLower')
  assert.equal((await ask(buyer, one, { ...protect, items: [item('medium')] })).body.error.code, 'price.notLower')
})

test('compensation for lateness by the table, once; a sum somebody names is decided by a person, who says how much when nobody did', async () => {
  const { order: one, buyer } = await order()
  const late = { kind: 'compensation' as const, reason: 'too slow' }
  const first = await asked(buyer, one, late)
  // Three days late: 5% of 156.00.
  assert.deepEqual([first.status, first.amount.amount], ['done', 780])
  assert.equal((await ask(buyer, one, late)).body.error.code, 'lateness.given')
  const open = await asked(buyer, one, { kind: 'compensation', reason: 'rude courier' })
  assert.deepEqual([open.status, open.amount.amount], ['review', 0])
  assert.equal((await decide(supervisor, open, 'approve', null)).body.error.code, 'aftersale.amountMissing')
  assert.equal((await decide(supervisor, open, 'approve', 14_821)).body.error.code, 'refund.aboveRefundable')
  const done = await to('done', decide(supervisor, open, 'approve', 500))
  assert.equal(done.amount.amount, 500)
  assert.equal((await ledger(one.id)).byAccount.goodwill, 1_280)
})

test('the four changes of an order, by the customer, while it can be changed', async () => {
  const { order: one, buyer } = await order({ status: 'paid', parcels: [] })
  const address = { name: 'Ann', phone: '555', lines: ['2 Road'], city: 'Town', region: '', postcode: '2', country: 'US' }
  assert.equal((await asked(buyer, one, { kind: 'changeAddress', address })).status, 'done')
  assert.deepEqual((await call(buyer, 'GET', `/my/orders/${one.id}`)).body.address.lines, ['2 Road'])
  const changed = await asked(buyer, one, { kind: 'changeItems', items: [{ ...item('medium'), sku: 'large' }] })
  assert.deepEqual([changed.status, changed.amount.amount], ['done', -3_000])
  const after = await orderNow(one.id)
  assert.deepEqual(
    after.lines.map((line) => [line.skuExternalId, line.quantity]),
    [
      ['medium', 1],
      ['small', 1],
      ['large', 1],
    ],
  )
  assert.equal(after.paid.amount, after.total.amount)
  const gift = `gift-${one.customerExternalId}`
  assert.equal((await ask(buyer, one, { kind: 'changePayment', method: 'card-of-somebody' })).body.error.code, 'payment.notOwned')
  assert.equal((await ask(buyer, one, { kind: 'changePayment', method: gift })).body.error.code, 'payment.same')
  const cancelled = await asked(buyer, one, { kind: 'cancel', reason: 'no longer needed' })
  assert.equal(cancelled.status, 'done')
  const end = await orderNow(one.id)
  assert.deepEqual([end.status, end.paid.amount], ['cancelled', 0])
  assert.equal((await ledger(one.id)).sum, 0)
})

test('the method of payment changes: the old one gets back what the new one pays', async () => {
  const { order: one, buyer } = await order({
    status: 'paid',
    parcels: [],
    payments: [{ kind: 'payment', amount: 15_600, methodExternalId: 'an old card', at: daysAgo(1) }],
  })
  const card = `card-${one.customerExternalId}`
  assert.equal(
    (await ask(buyer, one, { kind: 'changePayment', method: `gift-${one.customerExternalId}` })).body.error.code,
    'payment.insufficientBalance',
  )
  assert.equal((await asked(buyer, one, { kind: 'changePayment', method: card })).status, 'done')
  const { paid, payments } = await orderNow(one.id)
  assert.equal(paid.amount, 15_600)
  assert.deepEqual(
    payments.slice(1).map((payment) => [payment.kind, payment.methodExternalId, payment.amount.amount]),
    [
      ['payment', card, 15_600],
      ['refund', 'an old card', 15_600],
    ],
  )
})

test('the customer hears of it in their conversation, once per step, and of nobody’s notes', async () => {
  const { order: one, buyer } = await order()
  await call(buyer, 'POST', '/widget/messages', { clientId: 'hello-aftersales', body: 'Hello' })
  const case_ = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'does not suit', items: [item('small')] })
  assert.ok(case_.conversationId, 'the open conversation belongs to it')
  await to('received', step(staff, case_, 'receive', { note: 'smells odd' }))
  await to('done', step(staff, case_, 'accept'))
  const lines = await eventually('the last word', async () => {
    const { items } = (await call(buyer, 'GET', '/widget/messages')).body as { items: Message[] }
    const told = items.filter((message) => message.systemCode === 'aftersale')
    return told.length >= 3 && told
  })
  assert.equal(lines.length, 3)
  const said = lines.map((line) => line.body).join('\n')
  assert.match(said, new RegExp(`${case_.number} is approved`))
  assert.match(said, /is done; \$29\.60 is on its way/)
  assert.doesNotMatch(said, /smells/)
})

test('a case named with somebody else’s conversation is not opened: what is said there is not theirs to hear', async () => {
  const [mine, other] = [await order(), await order()]
  const { conversationId } = (await call(other.buyer, 'POST', '/widget/messages', { clientId: 'not-yours-1', body: 'Hello' })).body
  const refused = await ask(staff, mine.order, { kind: 'compensation', reason: 'sorry' }, { conversation: conversationId })
  assert.equal(refused.body.error.code, 'conversation.notFound')
})

test('fetched from the customer: the times the policy offers and no other, in a policy with an address to send back to', async () => {
  const version = await shop.publish({
    rules: [
      { code: 'pickUp', kinds: [], args: { daysAhead: 2, windows: [{ from: '09:00', to: '12:00' }] } },
      { code: 'returnAddress', kinds: [], args: { address: 'Shop, 555-0100, 1 Dock' } },
      { code: 'refundMethods', kinds: [], args: { giftCards: 'last' } },
    ],
  })
  const { order: one, buyer } = await order()
  await call(buyer, 'POST', '/widget/messages', { clientId: 'hello-pick-up', body: 'Hello' })
  const case_ = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'whatever', items: [item('small')] })
  assert.equal(case_.verdict.policyVersion, version)
  assert.deepEqual(
    case_.slots.map((slot) => slot.date),
    ['2026-11-21', '2026-11-22'],
  )
  assert.ok(case_.next.includes('bookPickUp'))
  const slot = case_.slots[0]!
  assert.equal((await step(buyer, case_, 'bookPickUp', { slot: { ...slot, date: '2026-11-20' } })).body.error.code, 'aftersale.slotTaken')
  const booked = await to('awaitingReturn', step(buyer, case_, 'bookPickUp', { slot }))
  assert.deepEqual(booked.pickUp, slot)
  await eventually('where to send it', async () => {
    const { items } = (await call(buyer, 'GET', '/widget/messages')).body as { items: Message[] }
    return items.some((message) => message.body.includes('Please send it back to: Shop, 555-0100, 1 Dock'))
  })
  // Gift cards last: the card gets it all.
  await to('received', step(staff, case_, 'receive'))
  await to('done', step(staff, case_, 'accept'))
  assert.equal(await giftCard(buyer), 1_000)
})

test('remark, flag and urging: for colleagues only, once a day, while there is something to urge', async () => {
  const { order: one, buyer } = await order({ status: 'processing', parcels: [] })
  const marked = await call(staff, 'PUT', `/orders/${one.id}/mark`, { remark: 'call before sending', flag: 'red' })
  assert.deepEqual([marked.body.flag, marked.body.by], ['red', 'staff journeys'])
  assert.ok(!JSON.stringify((await call(buyer, 'GET', `/my/orders/${one.id}`)).body).includes('call before'))
  assert.equal((await call(buyer, 'POST', `/my/orders/${one.id}/urge`, {})).body.urgedCount, 1)
  assert.equal((await call(staff, 'POST', `/orders/${one.id}/urge`, {})).body.error.code, 'order.urgedAlready')
  const mark = (await call(staff, 'GET', `/orders/${one.id}/mark`)).body
  assert.deepEqual([mark.remark, mark.urgedCount, mark.urgedAt], ['call before sending', 1, TODAY])
  const { order: gone, buyer: other } = await order()
  assert.equal((await call(other, 'POST', `/my/orders/${gone.id}/urge`, {})).body.error.code, 'order.notWaiting')
  assert.equal((await call(other, 'POST', `/my/orders/${one.id}/urge`, {})).status, 404)
})

test('figures count what was asked in a period, by whom it was decided and how long it took', async () => {
  const figures = (await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(1)}&until=${daysAgo(-1)}`)).body
  const list = (await call(owner, 'GET', '/aftersales?limit=100')).body.items as { kind: string }[]
  assert.equal(figures.cases, list.length)
  assert.equal(
    figures.byKind.find((one: { name: string }) => one.name === 'exchange').count,
    list.filter((one) => one.kind === 'exchange').length,
  )
  assert.ok(figures.bySku.some((one: { name: string }) => one.name === 'medium'))
  assert.ok(figures.approvals.some((one: { by: string; decided: number }) => one.by === 'house' && one.decided > 3))
  assert.ok(figures.approvals.some((one: { name: string }) => one.name === 'supervisor journeys'))
  assert.equal(figures.refunded[0].amount.currency, 'USD')
  assert.equal((await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(-1)}&until=${daysAgo(1)}`)).status, 400)
  const orders = (await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(9)}&until=${daysAgo(-1)}`)).body
  assert.ok(orders.orders >= orders.ordersRefunded && orders.ordersRefunded > 3 && orders.refundRate <= 1)
})
