import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { usePorts } from '../../src/server/commerce/port.ts'
import type { Order, OrderInput } from '../../src/shared/wire/commerce.ts'
import { aftersalesShop, daysAgo, handClock } from '../support/aftersales-shop.ts'
import { eventually, house } from '../support/house.ts'
import { pretendPlatform, type Told, teller } from '../support/pretend-platform.ts'

/* A shop's platform tells us things, as platforms do: twice, late, in the wrong order; and somebody else tries to, in its name. */
const clock = handClock()
const home = await house({ clock })
const { call } = home
const { database } = home.house
const shop = await aftersalesShop(home, 'told')
const { owner, staff, supervisor, asked, decide, look, orderNow, ledger } = shop
const platform = pretendPlatform()
const slug = shop.merchant.shops[0]!.slug
const tell = teller((path, body, headers) => call(null, 'POST', path, body, headers), slug, clock.now)
let secret: string

before(async () => {
  usePorts(home.house, () => platform.port)
  secret = (await call(owner, 'POST', `/shops/${shop.shopId}/platform-secret`)).body.secret
})

const ago = (ms: number): string => new Date(clock.now().getTime() - ms).toISOString()
const outcome = (told: Told) => told.body.outcome ?? told.body.error?.code
const input = (externalId: string, more: Partial<OrderInput> = {}) => ({
  externalId,
  number: externalId,
  customerExternalId: `buyer of ${externalId}`,
  status: 'paid',
  currency: 'USD',
  lines: [{ productExternalId: 'lamp', skuExternalId: 'small', title: 'Lamp S', unitPrice: 4_000 }],
  payments: [{ kind: 'payment', amount: 4_000, externalId: 'p-1', at: daysAgo(8) }],
  placedAt: daysAgo(8),
  ...more,
})
const changed = (data: object, timestamp = ago(0)) => ({ type: 'order.changed', timestamp, data })
const found = async (number: string): Promise<Order | undefined> => (await call(owner, 'GET', `/orders?number=${number}`)).body.items[0]
const customer = (of: string) => ({
  type: 'customer.changed',
  timestamp: ago(0),
  data: { externalId: `buyer of ${of}`, name: of, currency: 'USD' },
})
/** An order the platform has told of. */
async function told(name: string, more: Partial<OrderInput> = {}): Promise<Order> {
  assert.equal(outcome(await tell(secret, customer(name))), 'taken')
  assert.equal(outcome(await tell(secret, changed(input(name, more)))), 'taken')
  return (await found(name))!
}
const rows = async (): Promise<string> => {
  const { rows } = await database.system.query({
    text: `select (select count(*) from events where name <> 'shop.changed') as events, (select count(*) from platform_messages) as messages,
      (select json_agg(json_build_array(external_id, status, paid) order by id) from orders)::text as orders`,
  })
  return JSON.stringify(rows)
}

test('an order told of is on the desk; the same message again, also twenty at once, changes nothing', async () => {
  const one = await told('o-first')
  assert.deepEqual([one.status, one.paid.amount], ['paid', 4_000])
  const shipped = changed(input('o-first', { status: 'shipped' }))
  const all = await Promise.all(Array.from({ length: 20 }, () => tell(secret, shipped, { id: 'msg_same' })))
  assert.deepEqual(all.map(outcome).toSorted(), [...Array(19).fill('known'), 'taken'])
  const before = await rows()
  assert.equal(outcome(await tell(secret, shipped, { id: 'msg_same' })), 'known')
  assert.equal(await rows(), before)
  assert.equal((await found('o-first'))!.status, 'shipped')
})

test('forged, changed on the way, from another shop, or an old recording: refused, and nothing is touched', async () => {
  await told('o-forged')
  const other = await home.merchant('stranger')
  const theirs = (await call(other.staff.owner, 'POST', `/shops/${other.shops[0]!.id}/platform-secret`)).body.secret as string
  const cancelled = changed(input('o-forged', { status: 'cancelled' }))
  const key = { token: await home.key(shop.merchant) }
  const before = await rows()
  const refused = {
    'another secret': await tell(`whsec_${Buffer.alloc(32, 7).toString('base64')}`, cancelled),
    'another shop’s secret': await tell(theirs, cancelled),
    'another body': await tell(secret, changed(input('o-forged')), { body: JSON.stringify(cancelled) }),
    'white space': await tell(secret, cancelled, { body: `${JSON.stringify(cancelled)} ` }),
    'six minutes old': await tell(secret, cancelled, { at: new Date(clock.now().getTime() - 360_000) }),
    'from the future': await tell(secret, cancelled, { at: new Date(clock.now().getTime() + 360_000) }),
    unsigned: await call(null, 'POST', `/inbound/${slug}`, cancelled),
    'half a signature': await call(null, 'POST', `/inbound/${slug}`, cancelled, {
      'webhook-id': 'msg_x',
      'webhook-timestamp': String(clock.now().getTime() / 1000),
      'webhook-signature': 'v1,AAAA v1, v2,x',
    }),
    'a key’s word': await call(key, 'POST', `/inbound/${slug}`, cancelled),
  }
  for (const [how, reply] of Object.entries(refused)) assert.equal(reply.status, 401, how)
  const nobody = teller((path, body, headers) => call(null, 'POST', path, body, headers), 'no-such-shop', clock.now)
  assert.equal((await nobody(secret, cancelled)).status, 404)
  assert.equal(await rows(), before)
})

test('a new secret holds at once, the one before for a day', async () => {
  const old = secret
  secret = (await call(owner, 'POST', `/shops/${shop.shopId}/platform-secret`)).body.secret
  const ping = { type: 'shop.opened', timestamp: ago(0), data: {} }
  assert.deepEqual([outcome(await tell(secret, ping)), outcome(await tell(old, ping))], ['ignored', 'ignored'])
  clock.forward(86_400_001)
  assert.deepEqual([outcome(await tell(secret, ping)), outcome(await tell(old, ping))], ['ignored', 'inbound.signature'])
  const { rows } = await database.system.query({ text: 'select secret_sealed as kept from platform_secrets' })
  assert.ok(
    rows.every(({ kept }: { kept: string }) => !kept.includes(secret.slice(6))),
    'kept sealed',
  )
})

test('out of order: what is older changes nothing, what comes too early is told again and taken then, a clock ahead shuts nobody out', async () => {
  await told('o-order')
  assert.equal(outcome(await tell(secret, changed(input('o-order', { status: 'shipped' })))), 'taken')
  assert.equal(outcome(await tell(secret, changed(input('o-order', { status: 'processing' }), ago(5_000)))), 'older')
  assert.equal((await found('o-order'))!.status, 'shipped')
  const early = changed(input('o-early'))
  assert.equal(outcome(await tell(secret, early, { id: 'msg_early' })), 'inbound.leftOut')
  assert.equal(outcome(await tell(secret, customer('o-early'))), 'taken')
  assert.equal(outcome(await tell(secret, early, { id: 'msg_early' })), 'taken')
  assert.equal((await found('o-early'))!.paid.amount, 4_000)
  const ahead = changed(input('o-order', { status: 'delivered' }), new Date(clock.now().getTime() + 9e8).toISOString())
  assert.equal(outcome(await tell(secret, ahead)), 'taken')
  clock.forward(1_000)
  assert.equal(outcome(await tell(secret, changed(input('o-order', { status: 'completed' })))), 'taken')
  assert.equal((await tell(secret, { type: 'order.changed', timestamp: ago(0), data: { externalId: 'x' } })).status, 400)
})

const cancel = { kind: 'cancel' as const, reason: 'no longer needed' }
const refundOf = (name: string) =>
  input(name, {
    status: 'cancelled',
    payments: [
      { kind: 'payment', amount: 4_000, externalId: 'p-1', at: daysAgo(8) },
      { kind: 'refund', amount: 4_000, externalId: 'r-1', at: ago(0) },
    ] as never,
  })

test('a refund, and a message from before it that was late: the order stays refunded', async () => {
  const one = await told('o-late')
  const before = changed(input('o-late', { remark: 'told before' }), ago(0))
  clock.forward(1_000)
  const opened = await asked(staff, one, cancel)
  if (opened.status !== 'done') assert.equal((await decide(supervisor, opened)).body.status, 'done')
  assert.equal(outcome(await tell(secret, before)), 'older')
  const now = await orderNow(one.id)
  assert.deepEqual([now.status, now.paid.amount], ['cancelled', 0])
})

test('the answer is lost, the platform tells of the refund meanwhile, twice: asked again at once, one refund, counted once', async () => {
  const one = await told('o-lost')
  const opened = await asked(staff, one, { kind: 'refundOnly', reason: 'damaged', items: [{ item: 'small', quantity: 1 }] })
  platform.next('loseAnswer')
  await decide(supervisor, opened)
  await eventually('the answer is lost', async () => (await look(opened.id)).status === 'unknown')
  const { mark } = platform.done.find(({ act }) => act.orderId === one.id)!
  clock.forward(1_000)
  assert.equal(outcome(await tell(secret, changed(refundOf('o-lost')))), 'taken')
  const settled = { type: 'act.settled', timestamp: ago(0), data: { mark } }
  // Told before what we asked is over with, and again after.
  await Promise.all([1, 2, 3].map(() => tell(secret, settled)))
  await eventually('it is done', async () => (await look(opened.id)).status === 'done')
  assert.equal(outcome(await tell(secret, settled)), 'taken')
  assert.equal(outcome(await tell(secret, { ...settled, data: { mark: '00000000-0000-7000-8000-000000000000' } })), 'taken')
  assert.equal(platform.done.filter(({ act }) => act.orderId === one.id).length, 1)
  const now = await orderNow(one.id)
  assert.deepEqual([now.paid.amount, now.payments.length], [0, 2])
  assert.equal((await ledger(one.id)).byAccount[`line:${one.lines[0]!.id}`], 4_000)
  assert.equal((await look(opened.id)).history.filter(({ verb }) => verb === 'succeed').length, 1)
})
