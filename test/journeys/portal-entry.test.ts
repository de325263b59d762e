import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { SignJWT } from 'jose'
import { importOrders } from '../../src/server/commerce/actions.ts'
import { importCustomers } from '../../src/server/customers/actions.ts'
import { customerInputSchema, orderInputSchema } from '../../src/shared/wire/commerce.ts'
import { house, type TestMerchant } from '../support/house.ts'

/* Customers the shop has signed for, coming from its page by a form. Reads the page as it was built. */
let now = new Date('2026-11-20T08:00:00Z').getTime()
const { merchant, customer, call, server } = await house({ work: false, clock: { now: () => new Date(now) } })
let mine: TestMerchant
let other: TestMerchant

before(async () => {
  mine = await merchant('signed')
  other = await merchant('elsewhere')
  const shopId = mine.shops[0]!.id
  await importCustomers(mine.system, {
    shopId,
    items: [customerInputSchema.parse({ externalId: 'ann', email: 'ann@example.com', currency: 'USD' })],
  })
  const order = {
    externalId: 'o',
    number: 'N-1',
    customerExternalId: 'ann',
    status: 'paid',
    currency: 'USD',
    lines: [{ title: 'Lamp', unitPrice: 100 }],
  }
  await importOrders(mine.system, { shopId, items: [orderInputSchema.parse(order)] })
})

const sign = (subject: string, secret: string, seconds = 600) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime(new Date(now + seconds * 1000))
    .sign(new TextEncoder().encode(secret))

async function enter(fields: Record<string, string>, slug = mine.shops[0]!.slug) {
  const response = await server.inject({
    method: 'POST',
    url: `/portal/${slug}/orders`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  const session = /name="shopbell-session" content="([^"]*)"/.exec(response.body)?.[1] ?? ''
  return { status: response.statusCode, session, headers: response.headers }
}

test('the shop’s signature lets its customer in, for two hours, and nobody keeps the page', async () => {
  const { status, session, headers } = await enter({ customer: await sign('ann', mine.shops[0]!.widgetSecret) })
  assert.deepEqual([status, headers['cache-control']], [200, 'no-store'])
  assert.match(session, /^ct_/)
  assert.match(String(headers['content-security-policy']), /default-src 'self'/)
  const orders = await call({ token: session }, 'GET', '/my/orders')
  assert.deepEqual(
    orders.body.items.map((one: { number: string }) => one.number),
    ['N-1'],
  )
  now += 121 * 60_000
  assert.equal((await call({ token: session }, 'GET', '/my/orders')).status, 401)
})

test('what the widget holds for a signed customer lets them in too, with a session of its own', async () => {
  const opened = await call(null, 'POST', '/widget/session', {
    shop: mine.shops[0]!.publicKey,
    customer: await sign('ann', mine.shops[0]!.widgetSecret),
  })
  assert.equal(opened.body.portal, `/portal/${mine.shops[0]!.slug}`)
  const { session } = await enter({ token: opened.body.token })
  assert.match(session, /^ct_/)
  assert.notEqual(session, opened.body.token)
  assert.equal((await call({ token: session }, 'GET', '/my/orders')).body.items.length, 1)
})

test('nobody else is let in: wrong secret, expired, a visitor, one order’s session, another shop', async () => {
  const visitor = await customer(mine)
  const ann = await customer(mine, 'ann')
  const found = await call(null, 'POST', `/public/${mine.shops[0]!.slug}/find-order`, { number: 'N-1', contact: 'ann@example.com' })
  assert.equal(found.status, 201)
  const secret = mine.shops[0]!.widgetSecret
  const attempts: [Record<string, string>, string?][] = [
    [{ customer: await sign('ann', other.shops[0]!.widgetSecret) }],
    [{ customer: await sign('ann', secret, -10) }],
    [{ customer: 'x' }],
    [{ token: visitor.token }],
    [{ token: found.body.token }],
    [{ token: 'ct_"><script>alert(1)</script>' }],
    [{ token: ann.token }, other.shops[0]!.slug],
    [{ customer: await sign('ann', secret) }, other.shops[0]!.slug],
    [{}],
  ]
  for (const [fields, slug] of attempts) {
    const { status, session } = await enter(fields, slug)
    assert.deepEqual([status, session], [200, 'expired'], JSON.stringify(fields))
  }
  assert.equal((await enter({ token: ann.token }, 'nobody')).status, 404)
})
