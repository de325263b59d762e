import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { aftersalesShop, daysAgo, handClock } from '../support/aftersales-shop.ts'
import { house } from '../support/house.ts'

const clock = handClock()
const home = await house({ clock })
const { call } = home
const shop = await aftersalesShop(home, 'journeys')
const { staff, supervisor, order, asked, ask, plan, decide, step, to, orderNow, stock, giftCard, ledger } = shop
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
    const opened = await asked(buyer, one, back)
    await to('received', step(staff, opened, 'receive'))
    const rejected = await to('rejected', step(staff, opened, 'reject', { note: 'a scratch' }))
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
    const opened = await asked(buyer, one, swap)
    await to('returning', step(buyer, opened, 'sendBack', { parcel }))
    await to('received', step(staff, opened, 'receive'))
    await to('sending', step(staff, opened, 'accept'))
    assert.equal((await ledger(one.id)).rows, 0, 'no money before the goods go out')
    const done = await to('done', step(staff, opened, 'dispatch', { parcel }))
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
  const opened = await asked(buyer, one, { kind: 'repair', reason: 'faulty', items: [item('small')] })
  await to('returning', step(buyer, opened, 'sendBack', { parcel }))
  await to('received', step(staff, opened, 'receive'))
  await to('diagnosed', step(staff, opened, 'diagnose', { note: 'the switch' }))
  await to('repairing', step(staff, opened, 'begin'))
  await to('sending', step(staff, opened, 'finishRepair'))
  const done = await to('done', step(staff, opened, 'dispatch', { parcel }))
  assert.deepEqual(
    done.parcels.map((one) => one.leg),
    ['fetch', 'bring'],
  )
  assert.equal((await orderNow(one.id)).paid.amount, 15_600)
})

test('repair the warranty pays for in part: nothing begins before the customer has agreed to the rest, which is charged when it goes back', async () => {
  const { order: one, buyer } = await order()
  const opened = await asked(buyer, one, { kind: 'repair', reason: 'faulty', items: [item('small')] })
  await to('received', step(staff, opened, 'receive'))
  const parts = [
    { title: 'Switch', amount: 500, covered: true },
    { title: 'Glass', amount: 1_200, covered: false },
  ]
  const diagnosed = await to('diagnosed', step(staff, opened, 'diagnose', { parts }))
  assert.deepEqual(
    diagnosed.parts.map((part) => [part.amount.amount, part.covered]),
    [
      [500, true],
      [1_200, false],
    ],
  )
  assert.equal((await step(staff, opened, 'begin')).body.error.code, 'aftersale.consentNeeded')
  const quoted = await to('quoted', step(staff, opened, 'quote'))
  assert.equal(quoted.quote?.amount, 1_200, 'what the warranty does not pay')
  assert.ok(!quoted.next.includes('consent'), 'nobody agrees for the customer')
  await to('repairing', step(buyer, opened, 'consent'))
  await to('sending', step(staff, opened, 'finishRepair'))
  await to('done', step(staff, opened, 'dispatch', { parcel }))
  assert.equal((await orderNow(one.id)).paid.amount, 15_600 + 1_200)
  assert.deepEqual((await ledger(one.id)).byAccount.repair, -1_200)
})

test('repair after the warranty: a price or nothing; a customer who declines gets it back and pays nothing', async () => {
  const { order: one, buyer } = await order({
    parcels: [{ trackingNumber: '1', status: 'delivered', scans: [{ at: daysAgo(900), text: 'Delivered', status: 'delivered' }] }],
  })
  const opened = await asked(buyer, one, { kind: 'repair', reason: 'faulty', items: [item('small')] })
  await to('received', step(staff, opened, 'receive'))
  await to('diagnosed', step(staff, opened, 'diagnose'))
  assert.equal((await step(staff, opened, 'begin')).body.error.code, 'aftersale.consentNeeded')
  assert.equal((await step(staff, opened, 'quote')).body.error.code, 'aftersale.quoteMissing')
  await to('quoted', step(staff, opened, 'quote', { quote: 2_500 }))
  await to('sending', step(buyer, opened, 'decline'))
  await to('done', step(staff, opened, 'dispatch', { parcel }))
  assert.equal((await ledger(one.id)).rows, 0)
})

test('reissue: a person decides, stock goes down when it is sent', async () => {
  const { order: one, buyer } = await order()
  const before = await stock('small')
  const opened = await asked(staff, one, { kind: 'reissue', reason: 'missing item', items: [item('small')] })
  assert.equal(opened.status, 'review')
  assert.equal((await decide(staff, opened)).body.error.code, 'aftersale.ownRequest')
  await to('sending', decide(supervisor, opened))
  await to('done', step(staff, opened, 'dispatch', { parcel }))
  assert.equal(await stock('small'), before - 1)
  assert.equal((await call(buyer, 'GET', `/my/aftersales/${opened.id}`)).body.status, 'done')
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
