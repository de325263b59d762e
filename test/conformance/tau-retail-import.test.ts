import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sourcesAt } from '../../src/server/commands/import/sources.ts'
import type { TauCustomer, TauOrder, TauProduct } from '../../src/server/commands/import/tau-retail.ts'
import { importInto, readArguments } from '../../src/server/commands/import.ts'
import { systemActor } from '../../src/server/foundation/actor.ts'
import { shopBySlug } from '../../src/server/people/shops.ts'
import { type Money, toMajor } from '../../src/shared/money.ts'
import type { Customer, Order, Product } from '../../src/shared/wire/commerce.ts'
import { house as openTestHouse, type TestMerchant } from '../support/house.ts'

// Outside data, so it is run by command only: SHOPBELL_DATA=… npm run test:conformance
const data = process.env['SHOPBELL_DATA']
if (!data) throw new Error('set SHOPBELL_DATA to the folder that has tau-retail/db.json')
const folder = join(data, 'tau-retail')

test('the τ-retail shop is imported whole, again without a change, and reads back with the same values', { timeout: 60_000 }, async () => {
  const { house, call, key } = await openTestHouse({ work: false })
  const asked = readArguments([folder])
  const complaints: string[] = []
  const run = async () =>
    (await importInto(house, asked, await sourcesAt(asked.path), 'en', { say: () => {}, complain: (line) => complaints.push(line) })).map(
      ({ created, updated, unchanged }) => [created, updated, unchanged],
    )
  assert.deepEqual(await run(), [
    [50, 0, 0],
    [500, 0, 0],
    [1000, 0, 0],
  ])
  assert.deepEqual(await run(), [
    [0, 0, 50],
    [0, 0, 500],
    [0, 0, 1000],
  ])
  assert.deepEqual(complaints, [])

  const shop = (await shopBySlug(house, 'tau-retail'))!
  const token = await key({ system: { house, actor: systemActor(shop.merchantId, [shop.id]), language: 'en' } } as TestMerchant)
  const all = async <Item>(path: string): Promise<Item[]> => {
    const items: Item[] = []
    let cursor: string | null = null
    do {
      const { status, body } = await call({ token }, 'GET', `${path}?shop=${shop.id}&limit=100${cursor ? `&cursor=${cursor}` : ''}`)
      assert.equal(status, 200)
      items.push(...body.items)
      cursor = body.next
    } while (cursor)
    return items
  }
  const db = JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')) as {
    products: Record<string, TauProduct>
    users: Record<string, TauCustomer>
    orders: Record<string, TauOrder>
  }
  compare(await all<Product>('/products'), Object.values(db.products).map(expectedProduct), productValues)
  compare(await all<Customer>('/customers'), Object.values(db.users).map(expectedCustomer), customerValues)
  compare(await all<Order>('/orders'), Object.values(db.orders).map(expectedOrder), orderValues)
})

/** Both sides as plain values, told apart by their first; compared one by one so that a difference names its object. */
function compare<Item>(items: readonly Item[], expected: readonly unknown[][], values: (item: Item) => unknown[]): void {
  const read = new Map(items.map((item) => values(item)).map((one) => [one[0], one]))
  assert.equal(items.length, expected.length)
  for (const one of expected) assert.deepEqual(read.get(one[0]), one)
}
const dollars = (amount: Money | null | undefined) => (amount ? toMajor(amount) : null)
const pairs = (record: Record<string, unknown>) => Object.entries(record)

const expectedProduct = ({ product_id, name, variants }: TauProduct) => [
  product_id,
  name,
  Object.values(variants).map((sku) => [sku.item_id, pairs(sku.options), sku.available, sku.price]),
]
const productValues = ({ externalId, title, skus }: Product) => [
  externalId,
  title,
  skus.map((sku) => [sku.externalId, pairs(sku.options), sku.available, dollars(sku.price)]),
]

const expectedAddress = ({ address1, address2, city, state, zip, country }: TauOrder['address']) => [
  [address1, address2],
  city,
  state,
  zip,
  country,
]
const addressValues = (address: Order['address']) =>
  address && [address.lines, address.city, address.region, address.postcode, address.country]

const expectedCustomer = ({ user_id, name, email, address, payment_methods }: TauCustomer) => [
  user_id,
  `${name.first_name} ${name.last_name}`,
  email,
  expectedAddress(address),
  Object.values(payment_methods).map(({ id, source, balance, ...details }) => [id, source, balance ?? null, pairs(details)]),
]
const customerValues = ({ externalId, name, email, address, paymentMethods }: Customer) => [
  externalId,
  name,
  email,
  addressValues(address),
  paymentMethods.map((method) => [method.externalId, method.kind, dollars(method.balance), pairs(method.details)]),
]

const expectedOrder = ({ order_id, user_id, status, address, items, payment_history, fulfillments }: TauOrder) => [
  order_id,
  user_id,
  status,
  expectedAddress(address),
  items.map((item) => [item.product_id, item.item_id, item.name, pairs(item.options), 1, item.price]),
  payment_history.map((entry) => [entry.transaction_type, entry.amount, entry.payment_method_id]),
  fulfillments.flatMap(({ tracking_id, item_ids }) => tracking_id.map((number) => [number, item_ids])),
  Math.round(items.reduce((sum, item) => sum + item.price, 0) * 100) / 100,
]
const orderValues = (one: Order) => [
  one.number,
  one.customerExternalId,
  one.statusLabel,
  addressValues(one.address),
  one.lines.map((line) => [
    line.productExternalId,
    line.skuExternalId,
    line.title,
    pairs(line.options),
    line.quantity,
    dollars(line.unitPrice),
  ]),
  one.payments.map((payment) => [payment.kind, dollars(payment.amount), payment.methodExternalId]),
  one.parcels.map((parcel) => [parcel.trackingNumber, parcel.skuExternalIds]),
  dollars(one.total),
]
