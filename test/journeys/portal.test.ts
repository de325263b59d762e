import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { routes } from '../../src/server/all-routes.ts'
import { importOrders, importProducts } from '../../src/server/commerce/actions.ts'
import { importCustomers } from '../../src/server/customers/actions.ts'
import { roleMay } from '../../src/shared/permissions.ts'
import { customerInputSchema, orderInputSchema, productInputSchema } from '../../src/shared/wire/commerce.ts'
import type { OrderOptions } from '../../src/shared/wire/portal.ts'
import { house, type TestMerchant } from '../support/house.ts'

let now = new Date('2026-11-20T08:00:00Z').getTime()
const { merchant, customer, call, server } = await house({ clock: { now: () => new Date(now) } })
let shop: TestMerchant['shops'][number]
let mine: TestMerchant
let address = 0

const DAY = 86_400_000
const ago = (days: number): string => new Date(now - days * DAY).toISOString()
const delivered = (days: number) => [
  {
    trackingNumber: `T${days}`,
    status: 'delivered',
    scans: [{ at: ago(days), text: 'Delivered', status: 'delivered' }],
  },
]
const order = (number: string, days: number, lines: object[], more: object = {}) =>
  orderInputSchema.parse({
    externalId: number,
    number,
    customerExternalId: 'ann',
    status: 'delivered',
    currency: 'USD',
    lines,
    address: { name: 'Ann Lee', phone: '+1 415 555 0134', lines: ['1 Long Road'], city: 'Springfield' },
    payments: [{ kind: 'payment', amount: 5000, methodExternalId: 'card', at: ago(days + 2) }],
    parcels: delivered(days),
    placedAt: ago(days + 2),
    remark: 'watch this one',
    ...more,
  })

before(async () => {
  mine = await merchant('portal')
  shop = mine.shops[0]!
  const shopId = shop.id
  await importProducts(mine.system, {
    shopId,
    items: [
      productInputSchema.parse({
        externalId: 'shirt',
        title: 'Shirt',
        currency: 'USD',
        skus: [
          { externalId: 'shirt-s', price: 2500, options: { size: 'S' }, stock: 5 },
          { externalId: 'shirt-m', price: 2500, options: { size: 'M' }, stock: 5 },
        ],
      }),
      productInputSchema.parse({
        externalId: 'ring',
        title: 'Engraved ring',
        category: 'Made to order',
        currency: 'USD',
        skus: [{ externalId: 'ring-1', price: 2500 }],
      }),
    ],
  })
  await importCustomers(mine.system, {
    shopId,
    items: [
      customerInputSchema.parse({
        externalId: 'ann',
        name: 'Ann Lee',
        email: 'ann@example.com',
        phone: '+1 415 555 0134',
        currency: 'USD',
        paymentMethods: [
          { externalId: 'card', kind: 'credit_card' },
          { externalId: 'gift', kind: 'gift_card', balance: 1000 },
        ],
      }),
    ],
  })
  const shirt = { productExternalId: 'shirt', skuExternalId: 'shirt-s', title: 'Shirt', quantity: 1, unitPrice: 2500 }
  const ring = { productExternalId: 'ring', skuExternalId: 'ring-1', title: 'Engraved ring', unitPrice: 2500 }
  const items = [
    order('W-1001', 3, [shirt, ring]),
    order('W-1002', 3, [{ ...shirt, quantity: 2 }]),
    order('W-1003', 90, [{ ...shirt, quantity: 2 }]),
  ]
  assert.equal((await importOrders(mine.system, { shopId, items })).created, 3)
})

/** Each from an address of its own, so that what one test tries does not slow another. */
async function find(number: string, contact: string, { from = `10.0.0.${++address}`, language = 'en' } = {}) {
  const response = await server.inject({
    method: 'POST',
    url: `/api/v1/public/${shop.slug}/find-order`,
    remoteAddress: from,
    headers: { 'accept-language': language },
    payload: { number, contact },
  })
  return { status: response.statusCode, body: response.json(), headers: response.headers }
}
const open = async (number = 'W-1001') => {
  const found = await find(number, 'ann@example.com')
  assert.equal(found.status, 201, JSON.stringify(found.body))
  return { token: found.body.token as string, order: found.body.order as string }
}

test('the number however it is typed, with the last four digits, the whole number or the email', async () => {
  for (const [number, contact] of [
    ['W-1001', '0134'],
    ['#w1001 ', '(415) 555-0134'],
    ['w 1001', '+14155550134'],
    ['W-1001', 'Ann@Example.com'],
  ] as const) {
    const found = await find(number, contact)
    assert.equal(found.status, 201, `${number} ${contact}: ${JSON.stringify(found.body)}`)
    assert.equal(found.body.expiresAt, new Date(now + 120 * 60_000).toISOString())
  }
})

test('an order there isn’t and a contact that is wrong are told alike, in the reader’s language, and take alike', async () => {
  const timed = async (number: string, contact: string, language: string) => {
    const started = performance.now()
    const { status, body } = await find(number, contact, { language })
    return { status, body, slow: performance.now() - started >= 295 }
  }
  for (const language of ['en', 'zh-CN']) {
    const wrong = await timed('W-1001', '0135', language)
    const unknown = await timed('W-9999', '0134', language)
    assert.deepEqual([wrong.status, wrong.body.error.code, wrong.slow], [404, 'order.notProven', true])
    assert.deepEqual(unknown, wrong)
  }
})

test('guessing four digits ends after a few tries, also all at once; the whole number still works', async () => {
  const guesses = await Promise.all(Array.from({ length: 30 }, (_, i) => find('W-1003', String(1000 + i))))
  const codes = guesses.map(({ body }) => body.error.code as string)
  assert.equal(codes.filter((code) => code === 'order.notProven').length, 8)
  assert.equal(codes.filter((code) => code === 'order.proofClosed').length, 22)
  assert.equal((await find('W-1003', '0134')).body.error.code, 'order.proofClosed', 'even the right ones')
  assert.equal((await find('W-1003', '+1 415 555 0134')).status, 201)
  const nothing = await Promise.all(Array.from({ length: 9 }, (_, i) => find('X-1', String(1000 + i))))
  assert.equal(nothing.filter(({ body }) => body.error.code === 'order.proofClosed').length, 1, 'the same for a number there is not')
  now += DAY + 1000
  assert.equal((await find('W-1003', '0134')).status, 201)
})

test('one address may not try number after number', async () => {
  const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => find(`N-${i}`, '1234', { from: '10.9.9.9' })))
  const throttled = tries.filter(({ status }) => status === 429)
  assert.ok(throttled.length >= 4, String(throttled.length))
  assert.ok(Number(throttled[0]!.headers['retry-after']) > 0)
})

test('such a session sees its order with a masked address, and nothing else of the customer', async () => {
  const session = await open()
  const seen = await call(session, 'GET', `/my/orders/${session.order}`)
  assert.equal(seen.status, 200)
  assert.deepEqual([seen.body.address.lines, seen.body.address.city, seen.body.remark], [['****'], 'Springfield', null])
  assert.doesNotMatch(JSON.stringify(seen.body), /Long Road|555 0134|Ann Lee|watch this/)
  const other = (await open('W-1002')).order
  const listed = await call(session, 'GET', '/my/orders')
  assert.deepEqual(
    listed.body.items.map((one: { id: string }) => one.id),
    [session.order],
  )
  for (const path of [`/my/orders/${other}`, `/my/orders/${other}/options`])
    assert.deepEqual([(await call(session, 'GET', path)).status], [404], path)
  const ask = { kind: 'returnAndRefund', reason: 'does not suit', items: [{ item: 'shirt-s' }] }
  for (const path of ['plan', 'aftersales']) assert.equal((await call(session, 'POST', `/my/orders/${other}/${path}`, { ask })).status, 404)
})

test('a case of another order is not found, whatever is done to it', async () => {
  const ann = await customer(mine, 'ann')
  const other = await open('W-1003')
  const ask = { kind: 'repair', reason: 'faulty', items: [{ item: 'shirt-s' }], note: 'The seam is open' }
  const made = await call(ann, 'POST', `/my/orders/${other.order}/aftersales`, { ask })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const session = await open()
  assert.equal((await call(session, 'GET', `/my/aftersales/${made.body.id}`)).status, 404)
  assert.equal((await call(session, 'POST', `/my/aftersales/${made.body.id}/steps`, { verb: 'withdraw' })).status, 404)
  assert.deepEqual((await call(session, 'GET', '/my/aftersales')).body.items, [])
  assert.equal((await call(session, 'GET', `/my/aftersales?order=${other.order}`)).status, 404)
  assert.equal((await call(other, 'GET', `/my/aftersales/${made.body.id}`)).body.customerName, null)
  assert.equal((await call(other, 'POST', `/my/aftersales/${made.body.id}/steps`, { verb: 'withdraw' })).body.status, 'withdrawn')
})

test('every route of customers that such a session has no right to refuses it, and the chat takes it for a stranger', async () => {
  const session = await open()
  const closed = routes.flatMap((route) =>
    route.who !== 'public' && route.who.includes('customer') && !roleMay('orderGuest', route.permission) ? [route] : [],
  )
  assert.ok(closed.some((route) => route.path === '/my/profile') && closed.some((route) => route.path === '/events'))
  for (const route of closed) {
    const refused = await call(session, route.method, route.path.replace(/:\w+/g, session.order), route.method === 'GET' ? undefined : {})
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'permission.missing'], route.path)
  }
  const ann = await customer(mine, 'ann')
  await call(ann, 'POST', '/widget/messages', { clientId: 'private-01', body: 'This is private' })
  const opened = await call(null, 'POST', '/widget/session', { shop: shop.publicKey, token: session.token })
  assert.equal(opened.status, 200)
  assert.notEqual(opened.body.token, session.token)
  assert.deepEqual([opened.body.customer.known, opened.body.messages], [false, []])
})

test('no parcel and no money goes elsewhere on an order number', async () => {
  const session = await open()
  const asks = [
    { kind: 'changeAddress', address: { lines: ['2 Thief Lane'] } },
    { kind: 'changePayment', method: 'gift' },
    { kind: 'returnAndRefund', reason: 'does not suit', items: [{ item: 'shirt-s' }], refundTo: 'gift' },
    { kind: 'exchange', reason: 'does not suit', items: [{ item: 'shirt-s', sku: 'shirt-m' }], method: 'gift' },
  ]
  for (const ask of asks)
    for (const path of ['plan', 'aftersales']) {
      const refused = await call(session, 'POST', `/my/orders/${session.order}/${path}`, { ask })
      assert.deepEqual([refused.status, refused.body.error.code], [403, 'order.signInNeeded'], JSON.stringify(ask))
    }
})

test('it ends by itself', async () => {
  const session = await open()
  now += 121 * 60_000
  assert.equal((await call(session, 'GET', `/my/orders/${session.order}`)).status, 401)
})

test('what can be done says the same as what is done: by line, by reason, with why not', async () => {
  const session = await open()
  const { options, lines, methods, limited } = (await call(session, 'GET', `/my/orders/${session.order}/options`)).body as OrderOptions
  const of = (kind: string) => options.find((one) => one.kind === kind)!
  assert.equal(limited, true)
  assert.deepEqual(
    methods.map((one) => [one.externalId, one.paid, one.balance]),
    [['card', true, null]],
  )
  assert.equal(of('cancel').verdict.verdict, 'refuse')
  assert.equal(of('cancel').verdict.because[0]!.code, 'order.wrongStatus')
  assert.deepEqual(
    of('cancel').verdict.alternatives.map((one) => one.kind),
    ['returnAndRefund', 'person'],
  )
  const back = of('returnAndRefund')
  assert.equal(back.verdict.verdict, 'approve')
  assert.deepEqual(back.reasons.find((one) => one.reason === 'faulty')!.pictures, 1)
  const [shirt, ring] = lines.map((line) => line.lineId)
  assert.deepEqual(
    lines[0]!.swaps.map((swap) => swap.sku),
    ['shirt-s', 'shirt-m'],
  )
  for (const option of options.filter((one) => ['returnAndRefund', 'exchange', 'repair', 'refundOnly'].includes(one.kind)))
    for (const { reason, pictures } of option.reasons)
      for (const [lineId, sku] of [
        [shirt, 'shirt-m'],
        [ring, 'ring-1'],
      ]) {
        const ask = {
          kind: option.kind,
          reason,
          note: 'It is like this, and has been since it came',
          items: [{ item: lineId, ...(option.kind === 'exchange' && { sku }) }],
        }
        const plan = (await call(session, 'POST', `/my/orders/${session.order}/plan`, { ask })).body
        const needsOnlyPictures = pictures > 0 && plan.verdict.because[0].code === 'evidence.missing'
        const possible = plan.verdict.verdict !== 'refuse' || needsOnlyPictures
        const told =
          option.reasons.find((one) => one.reason === reason)!.outcome !== 'refuse' &&
          option.lines.find((one) => one.lineId === lineId)!.outcome !== 'refuse'
        // What is offered for the reason and for the line may still not go together; what is not offered never does.
        if (possible) assert.ok(told, `${option.kind} ${reason} ${lineId}`)
      }
})

test('a return without any staff: asked, approved by the policy, waybill entered', async () => {
  const session = await open('W-1002')
  const ask = { kind: 'returnAndRefund', reason: 'does not suit', items: [{ item: 'shirt-s', quantity: 1 }] }
  const plan = await call(session, 'POST', `/my/orders/${session.order}/plan`, { ask })
  assert.deepEqual([plan.body.verdict.verdict, plan.body.movements[0].amount.amount], ['approve', 2500])
  const made = await call(session, 'POST', `/my/orders/${session.order}/aftersales`, { ask })
  assert.deepEqual([made.status, made.body.status, made.body.next.toSorted()], [201, 'awaitingReturn', ['sendBack', 'withdraw']])
  const sent = await call(session, 'POST', `/my/aftersales/${made.body.id}/steps`, { verb: 'sendBack', parcel: { trackingNumber: 'B-1' } })
  assert.equal(sent.body.status, 'returning')
})
