import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house as openTestHouse } from '../../../test/support/house.ts'
import type { CustomerId, ShopId } from '../../shared/ids.ts'
import { type CustomerInput, customerInputSchema } from '../../shared/wire/commerce.ts'
import { action } from '../foundation/action.ts'
import { permissionsOf } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { importCustomers, openCustomerSession, revealCustomer } from './actions.ts'
import { customerByToken } from './identify.ts'
import { createVisitor, customersByExternal, ensureCustomer, issueToken } from './steps.ts'
import { customerProfile, customers } from './views.ts'

const { house, merchant } = await openTestHouse({ work: false })
let number = 0

/** A merchant of its own per test. */
async function newShop(): Promise<{ shopId: ShopId; system: Context; staff: Context }> {
  const { shops, staff, system } = await merchant(`customers${++number}`)
  return { shopId: shops[0]!.id, system, staff: { ...system, actor: staff.supervisor.actor } }
}
const customer = (input: object): CustomerInput => customerInputSchema.parse({ currency: 'CNY', ...input })
const eventsOf = async ({ actor }: Context) =>
  (
    await house.database.system.query<{ name: string; data: object }>(
      'select name, data from events where merchant_id = $1 order by transaction_id, id',
      [actor.merchantId],
    )
  ).rows

const visit = action('customers.identify', (tx, shopId: ShopId) => createVisitor(tx, { shopId, language: 'en' }))
const claim = action('customers.identify', (tx, claimed: { shopId: ShopId; externalId: string; name: string | null }) =>
  ensureCustomer(tx, { email: null, phone: null, ...claimed }),
)
const giveToken = action('customers.identify', (tx, asked: { customerId: CustomerId; shopId: ShopId }) => issueToken(tx, asked))
const idOf = action(
  'customers.identify',
  async (tx, [shopId, name]: [ShopId, string]) => (await customersByExternal(tx, shopId, [name])).get(name)!,
)

test('the same customers again change nothing and record nothing; a changed one is updated alone', async () => {
  const { shopId, system } = await newShop()
  const items = Array.from({ length: 30 }, (_, i) =>
    customer({ externalId: `u${i}`, name: `N${i}`, paymentMethods: [{ externalId: 'm', kind: 'alipay' }] }),
  )
  const counts = async (batch: CustomerInput[]) => {
    const { created, updated, unchanged } = await importCustomers(system, { shopId, items: batch })
    return [created, updated, unchanged]
  }
  assert.deepEqual(await counts(items), [30, 0, 0])
  assert.deepEqual(await counts(items.toReversed()), [0, 0, 30])
  assert.deepEqual(await counts(items.with(3, customer({ ...items[3], name: '改名' }))), [0, 1, 29])
  const imports = (await eventsOf(system)).filter((event) => event.name === 'commerce.imported')
  assert.deepEqual(
    imports.map((event) => event.data),
    [
      { shopId, kind: 'customers', created: 30, updated: 0 },
      { shopId, kind: 'customers', created: 0, updated: 1 },
    ],
  )
})

test('payment methods keep their order, balance and the order of their details, and become exactly the given ones', async () => {
  const { shopId, system } = await newShop()
  const card = { externalId: 'z-card', kind: 'credit_card', details: { last_four: '4242', brand: 'visa' } }
  const gift = { externalId: 'a-gift', kind: 'gift_card', balance: 0 }
  await importCustomers(system, { shopId, items: [customer({ externalId: 'u', paymentMethods: [card, gift] })] })
  const read = async () => (await customers(system, { limit: 10 })).items[0]!.paymentMethods
  const methods = await read()
  assert.deepEqual(
    methods.map((method) => [method.externalId, method.balance]),
    [
      ['z-card', null],
      ['a-gift', { amount: 0, currency: 'CNY' }],
    ],
  )
  assert.deepEqual(Object.keys(methods[0]!.details), ['last_four', 'brand'])
  await importCustomers(system, { shopId, items: [customer({ externalId: 'u', paymentMethods: [gift] })] })
  assert.deepEqual(
    (await read()).map((method) => method.externalId),
    ['a-gift'],
  )
})

test('a customer with a payment method given twice is left out with the reason; the others are in', async () => {
  const { shopId, system } = await newShop()
  const method = { externalId: 'm', kind: 'paypal' }
  const items = [customer({ externalId: 'bad', paymentMethods: [method, method] }), customer({ externalId: 'good' })]
  const result = await importCustomers(system, { shopId, items })
  assert.deepEqual(
    [result.created, result.leftOut.map(({ index, because }) => [index, because.en])],
    [1, [[0, 'payment method m is given twice']]],
  )
})

test('two imports of the same new customers at once leave each of them once', async () => {
  const { shopId, system } = await newShop()
  const items = Array.from({ length: 50 }, (_, i) => customer({ externalId: `u${i}`, name: 'x' }))
  await Promise.all([
    importCustomers(system, { shopId, items }),
    importCustomers(system, { shopId, items: items.toReversed() }),
    importCustomers(system, { shopId, items }),
  ])
  const listed = await customers(system, { limit: 100 })
  assert.equal(listed.items.length, 50)
})

test('pages of customers are complete and without doubles', async () => {
  const { shopId, system } = await newShop()
  await importCustomers(system, { shopId, items: Array.from({ length: 25 }, (_, i) => customer({ externalId: `u${i}` })) })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await customers(system, { shop: shopId, limit: 10, cursor })
    seen.push(...items.map((item) => item.id))
    cursor = next ?? undefined
  } while (cursor)
  assert.deepEqual([seen.length, new Set(seen).size], [25, 25])
  await assert.rejects(customers(system, { limit: 10, cursor: 'bm90IG91cnM' }), { code: 'cursor.invalid' })
})

test('staff see a masked profile; revealing shows it plainly and is on the record; a foreign customer is not found', async () => {
  const { shopId, system, staff } = await newShop()
  const address = { name: '王小雨', lines: ['科技路 1 号'], city: '深圳', region: '广东' }
  await importCustomers(system, {
    shopId,
    items: [customer({ externalId: 'u', name: '王小雨', email: 'wang@example.com', phone: '13800000000', address })],
  })
  const id = await idOf(system, [shopId, 'u'])
  const masked = await customerProfile(staff, { id })
  assert.deepEqual(
    [masked.name, masked.email, masked.phone, masked.address?.lines, masked.address?.city, masked.masked],
    ['王小雨', 'w***@example.com', '138****0000', ['****'], '深圳', true],
  )
  assert.equal((await eventsOf(staff)).filter((event) => event.name === 'customer.revealed').length, 0)
  await revealCustomer(staff, id)
  const plain = await customerProfile(staff, { id, revealed: true })
  assert.deepEqual([plain.email, plain.phone, plain.address, plain.masked], ['wang@example.com', '13800000000', address, false])
  assert.deepEqual(
    (await eventsOf(staff)).filter((event) => event.name === 'customer.revealed').map((event) => event.data),
    [{ customerId: id }],
  )
  const other = await newShop()
  const attempts = [
    () => customerProfile(other.staff, { id }),
    () => revealCustomer(other.staff, id),
    () => openCustomerSession(other.system, { id, forAssistant: false }),
  ]
  for (const attempt of attempts) await assert.rejects(attempt, { code: 'customer.notFound' })
  await assert.rejects(importCustomers(other.system, { shopId, items: [] }), { code: 'shop.notFound' })
  await assert.rejects(revealCustomer({ ...staff, actor: { ...staff.actor, permissions: permissionsOf('staff') } }, id), {
    code: 'permission.missing',
  })
})

test('a program with the right reads plainly, one without it does not', async () => {
  const { shopId, system } = await newShop()
  await importCustomers(system, { shopId, items: [customer({ externalId: 'u', email: 'wang@example.com' })] })
  const key = (...permissions: ('customers.read' | 'customers.reveal')[]): Context => ({
    ...system,
    actor: { ...system.actor, kind: 'key', permissions: new Set(permissions) },
  })
  assert.equal((await customers(key('customers.read'), { limit: 1 })).items[0]!.email, 'w***@example.com')
  assert.equal((await customers(key('customers.read', 'customers.reveal'), { limit: 1 })).items[0]!.email, 'wang@example.com')
})

test('the shop’s signature finds its customer, fills in what was missing, and makes one once however often it comes at once', async () => {
  const { shopId, system } = await newShop()
  await importCustomers(system, { shopId, items: [customer({ externalId: 'known', email: 'k@example.com' })] })
  const known = await claim(system, { shopId, externalId: 'known', name: '小王' })
  assert.deepEqual([known.id, known.name], [await idOf(system, [shopId, 'known']), '小王'])
  const profile = await customerProfile(system, { id: known.id, revealed: true })
  assert.deepEqual([profile.name, profile.email, profile.known], ['小王', 'k@example.com', true])
  const all = await Promise.all(Array.from({ length: 8 }, () => claim(system, { shopId, externalId: 'new', name: null })))
  assert.equal(new Set(all.map((one) => one.id)).size, 1)
  assert.equal((await eventsOf(system)).filter((event) => event.name === 'customer.identified').length, 1)
})

test('a token stands for its customer and nobody else, is kept only as a hash, and ends', async () => {
  const { shopId, system } = await newShop()
  const visitor = await visit(system, shopId)
  const token = await giveToken(system, { customerId: visitor.id, shopId })
  assert.match(token, /^ct_[\w-]{43}$/)
  const found = await customerByToken(house, token)
  assert.deepEqual(
    [found?.actor.customerId, found?.actor.shopIds, found?.actor.kind, found?.externalId, found?.language],
    [visitor.id, [shopId], 'customer', null, 'en'],
  )
  assert.equal(found?.actor.permissions.has('conversations.read'), false)
  const stored = await house.database.system.query<{ row: string }>('select t::text as row from customer_tokens t')
  assert.ok(stored.rows.length > 0 && stored.rows.every(({ row }) => !row.includes(token.slice(3, 20))))
  for (const wrong of [`${token}x`, token.replace('ct_', 'sk_'), 'ct_', `ct_${'a'.repeat(43)}`, '{"$ne":1}'])
    assert.equal(await customerByToken(house, wrong), null)
  const until = { ...house, clock: { now: () => new Date(house.clock.now().getTime() + 180 * 86_400_000 + 1) } }
  assert.equal(await customerByToken(until, token), null)
})

test('a token is looked up once a minute, not on every call', async () => {
  const { shopId, system } = await newShop()
  const { id } = await visit(system, shopId)
  const token = await giveToken(system, { customerId: id, shopId })
  let lookups = 0
  const counted = new Proxy(house.database.system, {
    get: (pool, name) =>
      name === 'query' ? (...args: Parameters<typeof pool.query>) => (lookups++, pool.query(...args)) : Reflect.get(pool, name),
  })
  let at = house.clock.now().getTime()
  const watched = { ...house, clock: { now: () => new Date(at) }, database: { ...house.database, system: counted } }
  for (let i = 0; i < 5; i++) await customerByToken(watched, token)
  assert.equal(lookups, 1)
  at += 60_001
  await customerByToken(watched, token)
  assert.equal(lookups, 2)
})
