import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseCounts } from '../../src/shared/wire/aftersale-figures.ts'
import type { Message } from '../../src/shared/wire/conversation.ts'
import { aftersalesShop, daysAgo, handClock, TODAY } from '../support/aftersales-shop.ts'
import { eventually, house } from '../support/house.ts'

const clock = handClock()
const home = await house({ clock })
const { call } = home
const shop = await aftersalesShop(home, 'beside')
const { staff, supervisor, owner, order, asked, ask, decide, step, to, look, orderNow, giftCard, ledger } = shop

const item = (sku: string, quantity = 1) => ({ item: sku, quantity })

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

test('what a line was sold as is told in the product’s order: in the order, in a case, in a card that is read again', async () => {
  const lines = [{ skuExternalId: 'small', title: 'Lamp S', unitPrice: 15_600, options: { gift: 'no', hue: 'white', size: 'S' } }]
  const { order: one, buyer } = await order({ lines, discount: 0, freight: 0 })
  const inOrder = ['size', 'hue', 'gift']
  assert.deepEqual(Object.keys(one.lines[0]!.options), inOrder)
  const opened = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'does not suit', items: [item('small')] })
  assert.deepEqual(Object.keys((await look(opened.id)).items[0]!.options), inOrder)
  const { conversationId } = (await call(buyer, 'POST', '/widget/messages', { clientId: 'options-hello', body: 'Hello' })).body
  await call(staff, 'POST', `/conversations/${conversationId}/take`)
  const card = { orderId: one.id }
  assert.equal(
    (await call(staff, 'POST', `/conversations/${conversationId}/messages`, { clientId: 'options-card', body: 'This one?', card })).status,
    201,
  )
  const { messages } = (await call(staff, 'GET', `/conversations/${conversationId}`)).body as { messages: Message[] }
  const shown = messages.flatMap(({ cards }) => cards).find((shownCard) => shownCard.type === 'order')
  assert.deepEqual(Object.keys(shown!.lines[0]!.options), inOrder)
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
  const opened = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'does not suit', items: [item('small')] })
  assert.ok(opened.conversationId, 'the open conversation belongs to it')
  await to('received', step(staff, opened, 'receive', { note: 'smells odd' }))
  await to('done', step(staff, opened, 'accept'))
  const lines = await eventually('the last word', async () => {
    const { items } = (await call(buyer, 'GET', '/widget/messages')).body as { items: Message[] }
    const told = items.filter((message) => message.systemCode === 'aftersale')
    return told.length >= 3 && told
  })
  assert.equal(lines.length, 3)
  const said = lines.map((line) => line.body).join('\n')
  assert.match(said, new RegExp(`${opened.number} is approved`))
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
  const opened = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'whatever', items: [item('small')] })
  assert.equal(opened.verdict.policyVersion, version)
  assert.deepEqual(
    opened.slots.map((slot) => slot.date),
    ['2026-11-21', '2026-11-22'],
  )
  assert.ok(opened.next.includes('bookPickUp'))
  const slot = opened.slots[0]!
  assert.equal((await step(buyer, opened, 'bookPickUp', { slot: { ...slot, date: '2026-11-20' } })).body.error.code, 'aftersale.slotTaken')
  const booked = await to('awaitingReturn', step(buyer, opened, 'bookPickUp', { slot }))
  assert.deepEqual(booked.pickUp, slot)
  await eventually('where to send it', async () => {
    const { items } = (await call(buyer, 'GET', '/widget/messages')).body as { items: Message[] }
    return items.some((message) => message.body.includes('Please send it back to: Shop, 555-0100, 1 Dock'))
  })
  // Gift cards last: the card gets it all.
  await to('received', step(staff, opened, 'receive'))
  await to('done', step(staff, opened, 'accept'))
  assert.equal(await giftCard(buyer), 1_000)
})

test('remark, flag and urging: for colleagues only, once a day, while there is something to urge', async () => {
  const { order: one, buyer } = await order({ status: 'processing', parcels: [] })
  const marked = await call(staff, 'PUT', `/orders/${one.id}/mark`, { remark: 'call before sending', flag: 'red' })
  assert.deepEqual([marked.body.flag, marked.body.by], ['red', 'staff beside'])
  const { items } = (await call(staff, 'GET', `/customers/${buyer.id}/order-marks`)).body
  assert.deepEqual(
    items.map((mark: { orderId: string; remark: string }) => [mark.orderId, mark.remark]),
    [[one.id, 'call before sending']],
  )
  assert.ok(!JSON.stringify((await call(buyer, 'GET', `/my/orders/${one.id}`)).body).includes('call before'))
  assert.equal((await call(buyer, 'POST', `/my/orders/${one.id}/urge`, {})).body.urgedCount, 1)
  assert.equal((await call(staff, 'POST', `/orders/${one.id}/urge`, {})).body.error.code, 'order.urgedAlready')
  const mark = (await call(staff, 'GET', `/orders/${one.id}/mark`)).body
  assert.deepEqual([mark.remark, mark.urgedCount, mark.urgedAt], ['call before sending', 1, TODAY])
  const { order: gone, buyer: other } = await order()
  assert.equal((await call(other, 'POST', `/my/orders/${gone.id}/urge`, {})).body.error.code, 'order.notWaiting')
  assert.equal((await call(other, 'POST', `/my/orders/${one.id}/urge`, {})).status, 404)
})

test('a case is urged by its customer, once a day, while it is not their own turn; the batch of its goods is for staff and counted', async () => {
  const { order: one, buyer } = await order()
  const sorry = await asked(buyer, one, { kind: 'compensation', reason: 'sorry' })
  assert.ok(sorry.next.includes('urge'))
  const urge = (who: { token?: string; cookie?: string }, id = sorry.id) => call(who, 'POST', `/my/aftersales/${id}/urge`, {})
  const [first, second] = await Promise.all([urge(buyer), urge(buyer)])
  assert.deepEqual([first.status, second.status].toSorted(), [200, 409])
  assert.equal((await urge(buyer)).body.error.code, 'aftersale.urgedAlready')
  const seen = await look(sorry.id)
  assert.deepEqual([seen.urgedCount, seen.urgedAt, seen.history.at(-1)!.verb], [1, clock.now().toISOString(), 'urge'])
  clock.forward(86_400_000)
  assert.equal((await urge(buyer)).body.urgedCount, 2)
  assert.equal((await urge((await order()).buyer)).status, 404)
  assert.equal((await urge(staff)).status, 401)
  const back = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'whatever', items: [item('small')] })
  assert.equal(back.status, 'awaitingReturn')
  assert.equal((await urge(buyer, back.id)).body.error.code, 'aftersale.notWaiting')
  const batch = (await call(staff, 'PUT', `/aftersales/${back.id}/batch`, { batch: ' L-2026-07 ' })).body.batch
  assert.equal(batch, 'L-2026-07')
  assert.equal((await call(buyer, 'GET', `/my/aftersales/${back.id}`)).body.batch, null)
  const { byBatch } = (await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(1)}&until=${daysAgo(-9)}`)).body
  assert.deepEqual(byBatch, [{ name: 'small · L-2026-07', count: 1 }])
})

test('figures count what was asked in a period, by whom it was decided and how long it took', async () => {
  const { order: one } = await order()
  const sorry = await asked(staff, one, { kind: 'compensation', reason: 'sorry' })
  clock.forward(60_000)
  await to('done', decide(supervisor, sorry, 'approve', 500))
  for (const reason of ['faulty', '质量问题', '质量问题'])
    await asked(staff, (await order()).order, { kind: 'returnAndRefund', reason, items: [item('small')] })
  const figures = (await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(1)}&until=${daysAgo(-9)}`)).body
  const list = (await call(owner, 'GET', '/aftersales?limit=100')).body.items as { kind: string }[]
  assert.equal(figures.cases, list.length)
  assert.equal(
    figures.byKind.find((one: { name: string }) => one.name === 'returnAndRefund').count,
    list.filter((one) => one.kind === 'returnAndRefund').length,
  )
  assert.deepEqual(
    figures.byReason.filter(({ name }: { name: string }) => ['faulty', '质量问题'].includes(name)),
    [{ name: '质量问题', count: 3 }],
    'a reason given in two languages is one',
  )
  // Behind every count stand just as many cases, also page by page.
  for (const by of caseCounts)
    for (const { name, count } of figures[by] as { name: string; count: number }[]) {
      const asked = `/aftersales/figures/rows?from=${daysAgo(1)}&until=${daysAgo(-9)}&by=${by}&name=${encodeURIComponent(name)}&limit=3`
      const ids = new Set<string>()
      let cursor = ''
      do {
        const { items, next } = (await call(owner, 'GET', asked + cursor)).body
        for (const { id } of items) ids.add(id)
        cursor = next && `&cursor=${next}`
      } while (cursor)
      assert.equal(ids.size, count, `${by} ${name}`)
    }
  assert.deepEqual(figures.toDecision, { p50: 60, p90: 60, count: 1 })
  assert.ok(figures.toMoney.count > 1 && figures.toMoney.p50 !== null)
  assert.ok(figures.bySku.some((one: { name: string }) => one.name === 'medium'))
  assert.ok(figures.approvals.some((one: { by: string; decided: number }) => one.by === 'house' && one.decided > 3))
  assert.ok(figures.approvals.some((one: { name: string }) => one.name === 'supervisor beside'))
  assert.equal(figures.refunded[0].amount.currency, 'USD')
  assert.equal((await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(-1)}&until=${daysAgo(1)}`)).status, 400)
  const orders = (await call(owner, 'GET', `/aftersales/figures?from=${daysAgo(9)}&until=${daysAgo(-1)}`)).body
  assert.ok(orders.orders >= orders.ordersRefunded && orders.ordersRefunded > 2 && orders.refundRate <= 1)
})
