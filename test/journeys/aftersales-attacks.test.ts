import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { usePorts } from '../../src/server/commerce/port.ts'
import type { Aftersale } from '../../src/shared/wire/aftersales.ts'
import { aftersalesShop, daysAgo, handClock } from '../support/aftersales-shop.ts'
import { eventually, house } from '../support/house.ts'
import { pretendPlatform } from '../support/pretend-platform.ts'

const clock = handClock()
const home = await house({ clock })
const { call } = home
const shop = await aftersalesShop(home, 'attacks')
const { staff, supervisor, owner, order, asked, ask, decide, to, look, orderNow, ledger } = shop
const platform = pretendPlatform()

before(() => usePorts(home.house, () => platform.port))

const item = (name: string, quantity = 1) => ({ item: name, quantity })
const refund = (sku: string, more: object = {}) => ({ kind: 'refundOnly' as const, reason: 'damaged', items: [item(sku)], ...more })
const codes = (replies: { status: number; body: { status?: string; error?: { code: string } } }[]) => {
  const counted: Record<string, number> = {}
  for (const { body } of replies) {
    const name = body.error?.code ?? 'ok'
    counted[name] = (counted[name] ?? 0) + 1
  }
  return counted
}
/** What has come of it once nobody is asking the platform any more. */
const acted = (id: string) =>
  eventually('an end', async () => {
    const now = await look(id)
    return now.status !== 'acting' && now
  })
const actsOn = (orderId: string) => platform.done.filter(({ act }) => act.orderId === orderId).length

test('two hundred approvals and double clicks of one refund, by two people at once: one refund', async () => {
  const { order: one } = await order()
  const opened = await asked(staff, one, refund('medium'))
  assert.equal(opened.status, 'review')
  const replies = await Promise.all(Array.from({ length: 200 }, (_, n) => decide(n % 2 ? supervisor : owner, opened)))
  assert.deepEqual(codes(replies), { ok: 1, 'aftersale.wrongStatus': 199 })
  assert.equal((await acted(opened.id)).status, 'done')
  assert.equal(actsOn(one.id), 1)
  const { byAccount, rows } = await ledger(one.id)
  assert.equal(rows, 3, 'the line, the gift card and the card')
  assert.equal(byAccount[`line:${one.lines[0]!.id}`], opened.amount.amount)
  assert.equal((await orderNow(one.id)).paid.amount, 15_600 - opened.amount.amount)
})

test('a double click of the same key asks once; without a key the second one finds nothing left to ask for', async () => {
  const { order: one, buyer } = await order()
  const body = { ask: { kind: 'returnAndRefund', reason: 'does not suit', items: [item('small')] } }
  const path = `/my/orders/${one.id}/aftersales`
  const [a, b] = await Promise.all([1, 2].map(() => call(buyer, 'POST', path, body, { 'idempotency-key': 'one-click-0001' })))
  assert.equal(a!.body.id, b!.body.id)
  assert.equal((await call(buyer, 'POST', path, body)).status, 409)
})

test('two people on one case, one says yes and one says no at the same moment: one word holds, and only its consequences', async () => {
  for (let n = 0; n < 6; n++) {
    const { order: one } = await order()
    const opened = await asked(staff, one, refund('small'))
    const replies = await Promise.all([decide(supervisor, opened), decide(owner, opened, 'refuse')])
    assert.deepEqual(codes(replies), { ok: 1, 'aftersale.wrongStatus': 1 })
    const end = await acted(opened.id)
    assert.equal(actsOn(one.id), end.status === 'done' ? 1 : 0)
    assert.equal((await orderNow(one.id)).paid.amount, end.status === 'done' ? 15_600 - opened.amount.amount : 15_600)
  }
})

test('a refund while an exchange is running: not of what is being exchanged, and the order cannot be cancelled under it', async () => {
  const { order: one, buyer } = await order({
    lines: [
      { productExternalId: 'lamp', skuExternalId: 'medium', title: 'Lamp M', unitPrice: 6_000 },
      { productExternalId: 'lamp', skuExternalId: 'small', title: 'Lamp S', unitPrice: 4_000 },
    ],
    discount: 0,
    freight: 0,
    payments: [{ kind: 'payment', amount: 10_000, at: daysAgo(8) }],
  })
  const exchange = { kind: 'exchange' as const, reason: 'does not suit', items: [{ ...item('medium'), sku: 'small' }] }
  await asked(buyer, one, exchange)
  assert.equal((await ask(staff, one, refund('medium'))).body.error.code, 'item.notInOrder')
  const other = await asked(staff, one, refund('small'))
  assert.equal(other.amount.amount, 4_000)
  // 20.00 of the 100.00 go back with the exchange: what is left is not there twice.
  assert.equal(
    (await ask(staff, one, { kind: 'compensation', reason: 'sorry', amount: 4_001 as never })).body.error.code,
    'refund.aboveRefundable',
  )
})

test('partial refunds at once, in any number, never come to more than the line was paid', async () => {
  const { order: one } = await order({
    lines: [{ productExternalId: 'lamp', skuExternalId: 'medium', title: 'Lamp M', unitPrice: 6_000, quantity: 5, discount: 10_000 }],
    discount: 0,
    freight: 2_000,
    payments: [{ kind: 'payment', amount: 22_000, at: daysAgo(8) }],
  })
  const replies = await Promise.all(Array.from({ length: 20 }, () => ask(staff, one, refund('medium', { amount: 3_000 as never }))))
  const open = replies.filter((reply) => reply.status === 201).map((reply) => reply.body as Aftersale)
  assert.equal(open.length, 5, 'a unit is refunded once')
  await Promise.all(open.map((opened) => decide(supervisor, opened)))
  const { byAccount, sum } = await ledger(one.id)
  assert.equal(sum, 0)
  assert.equal(byAccount[`line:${one.lines[0]!.id}`], 15_000)
})

test('what was price protected does not come back a second time with the goods, not even while it is still open', async () => {
  const { order: one, buyer } = await order({
    lines: [
      { productExternalId: 'lamp', skuExternalId: 'medium', title: 'Lamp M', unitPrice: 9_000, quantity: 2 },
      { productExternalId: 'lamp', skuExternalId: 'small', title: 'Lamp S', unitPrice: 4_000, quantity: 5 },
    ],
    discount: 0,
    freight: 0,
    payments: [{ kind: 'payment', amount: 38_000, at: daysAgo(2) }],
  })
  const protection = await asked(buyer, one, { kind: 'priceProtection', items: [item('medium', 2)] })
  assert.deepEqual([protection.status, protection.amount.amount], ['review', 6_000])
  const back = await asked(buyer, one, { kind: 'returnAndRefund', reason: 'does not suit', items: [item('medium', 2)] })
  assert.equal(back.amount.amount, 12_000, 'what is left of the line, though other lines were paid for too')
})

test('the platform’s answer lost, the request lost, slow, and both after each other: one refund in the end', async () => {
  for (const mishaps of [
    ['loseAnswer'],
    ['loseRequest'],
    ['slow'],
    ['loseRequest', 'loseAnswer'],
    ['loseRequest', 'loseRequest'],
  ] as const) {
    const { order: one } = await order()
    const opened = await asked(staff, one, refund('small'))
    platform.next(...mishaps)
    await decide(supervisor, opened)
    const end = await eventually(
      `the end after ${mishaps}`,
      async () => {
        clock.forward(20_000)
        const now = await look(opened.id)
        return now.status === 'done' && now
      },
      20,
    )
    assert.equal(actsOn(one.id), 1, mishaps.join())
    assert.equal((await ledger(one.id)).byAccount[`line:${one.lines[1]!.id}`], end.amount.amount)
    assert.equal(end.history.filter((one) => one.verb === 'succeed').length, 1)
  }
})

test('what the platform refuses waits for a person, who may try again or let it be', async () => {
  const { order: one } = await order()
  const opened = await asked(staff, one, refund('small'))
  platform.next('refuse')
  const failed = await to('failed', decide(supervisor, opened))
  assert.equal(failed.history.at(-1)!.note, 'platform.closed')
  assert.equal((await decide(staff, failed, 'retry')).body.error.code, 'aftersale.ownRequest')
  await to('done', decide(supervisor, failed, 'retry'))
  assert.equal(actsOn(one.id), 1)
})

test('what is left to people and what the platform does not allow is said before anything happens', async () => {
  const { order: one, buyer } = await order({ status: 'paid', parcels: [] })
  const cancel = { kind: 'cancel' as const, reason: 'no longer needed' }
  platform.plans({ possible: true, left: ['refundByHand'] })
  const planned = await shop.plan(buyer, one, cancel)
  assert.ok(planned.afterwards.some((line) => line.code === 'refundByHand' && line.text.includes('by hand')))
  platform.plans({ possible: false, reason: 'order.locked' })
  assert.deepEqual((await shop.plan(buyer, one, cancel)).platform, { answer: 'cannot', reason: 'order.locked' })
  platform.plans({ possible: true, left: [] })
})

test('an order that left while the change waited for a person: approving it is refused, and the platform hears nothing', async () => {
  await shop.publish({ rules: [{ code: 'personDecides', kinds: [], args: {} }] })
  const { order: one, buyer } = await order({ status: 'paid', parcels: [] })
  const address = { name: 'Ann', phone: '555', lines: ['2 Road'], city: 'Town', region: '', postcode: '2', country: 'US' }
  const [change, cancel] = [
    await asked(buyer, one, { kind: 'changeAddress', address }),
    await ask(buyer, one, { kind: 'cancel', reason: 'x' }),
  ]
  assert.equal(cancel.body.error.code, 'order.caseOpen')
  await home.house.database.system.query({ text: "update orders set status = 'shipped' where id = $1", values: [one.id] })
  assert.equal((await decide(supervisor, change)).body.error.code, 'order.wrongStatus')
  assert.equal(actsOn(one.id), 0)
  await to('refused', decide(supervisor, change, 'refuse'))
})

test('evidence: a script that calls itself a picture is not taken, somebody else’s picture is not found, the customer’s own may be used by staff', async () => {
  const send = (who: { token?: string; cookie?: string }, path: string, bytes: Buffer) =>
    call(
      who,
      'POST',
      path,
      Buffer.concat([
        Buffer.from('--x0x0\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n'),
        bytes,
        Buffer.from('\r\n--x0x0--\r\n'),
      ]),
      { 'content-type': 'multipart/form-data; boundary=x0x0' },
    )
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const [{ order: one, buyer }, { buyer: other }] = [await order(), await order()]
  for (const script of ['<script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<!doctype html><p>hi'])
    assert.equal((await send(buyer, '/widget/files', Buffer.from(script))).body.error.code, 'file.typeNotAllowed')
  const { fileId } = (await send(buyer, '/widget/files', png)).body
  const foreign = (await send(other, '/widget/files', png)).body.fileId
  assert.equal((await ask(buyer, one, refund('small', { evidence: [foreign] }))).body.error.code, 'file.notFound')
  const opened = await asked(staff, one, refund('small', { evidence: [fileId] }))
  assert.deepEqual(
    opened.evidence.map((file) => [file.type, file.fileId]),
    [['image/png', fileId]],
  )
  const seen = await home.server.inject({ url: opened.evidence[0]!.url })
  assert.equal(seen.headers['content-type'], 'image/png')
  assert.equal(seen.headers['x-content-type-options'], 'nosniff')
})

test('the shop gives its order again as it was before a refund: nothing comes back a second time', async () => {
  const more = { status: 'paid', parcels: [] }
  const { order: one, buyer } = await order(more, 'stale-buyer')
  const opened = await asked(buyer, one, { kind: 'cancel', reason: 'x' })
  await to('done', decide(owner, opened))
  await home.house.database.system.query({ text: "update orders set status = 'paid', paid = 15600 where id = $1", values: [one.id] })
  await home.house.database.system.query({ text: "delete from payments where order_id = $1 and kind = 'refund'", values: [one.id] })
  const again = await ask(buyer, one, { kind: 'refundOnly', reason: 'x', items: [item('small')] })
  assert.equal(again.body.error.code, 'refund.nothingLeft')
  const cancelled = await asked(buyer, one, { kind: 'cancel', reason: 'x' })
  assert.equal(cancelled.amount.amount, 0)
})
