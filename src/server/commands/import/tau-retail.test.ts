import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { house as openTestHouse, type TestMerchant } from '../../../../test/support/house.ts'
import { type Money, toMajor } from '../../../shared/money.ts'
import type { Customer, Order, Product } from '../../../shared/wire/commerce.ts'
import { systemActor } from '../../foundation/actor.ts'
import { shopBySlug } from '../../people/shops.ts'
import { importInto, readArguments } from '../import.ts'
import { sourcesAt } from './sources.ts'
import { type TauCustomer, type TauOrder, type TauProduct, tauRetail } from './tau-retail.ts'

const home = { address1: '1 Elm Street', address2: 'Suite 2', city: 'Denver', state: 'CO', zip: '80279', country: 'USA' }
const bought = { name: 'Kettle', product_id: 'p', item_id: 'i', price: 47.84, options: { size: 'L', color: 'red' } }
const order = {
  order_id: '#W1',
  user_id: 'ann_lee',
  address: home,
  items: [bought],
  status: 'processed',
  fulfillments: [{ tracking_id: ['T1', 'T2'], item_ids: ['i'] }],
  payment_history: [{ transaction_type: 'payment', amount: 47.84, payment_method_id: 'gift_1' }],
}
const shop = (orders: Record<string, unknown>) => ({
  products: {
    p: { name: 'Kettle', product_id: 'p', variants: { i: { item_id: 'i', options: bought.options, available: false, price: 47.84 } } },
  },
  users: {
    ann_lee: {
      user_id: 'ann_lee',
      name: { first_name: 'Ann', last_name: 'Lee' },
      address: home,
      email: 'ann@example.com',
      payment_methods: {
        gift_1: { source: 'gift_card', id: 'gift_1', balance: 0.07 },
        card_2: { source: 'credit_card', id: 'card_2', brand: 'visa', last_four: '0042' },
      },
      orders: ['#W1'],
    },
  },
  orders,
})

test('money becomes exact cents, states keep their word, every tracking number is a parcel', () => {
  const all = tauRetail(shop({ '#W1': order }))!
  const items = Object.values(all).map(([found]) => (found && 'item' in found ? (found.item as Record<string, never>) : undefined))
  const [product, customer, mapped] = items
  assert.deepEqual(product!['skus'], [{ externalId: 'i', options: bought.options, price: 4784, available: false }])
  assert.deepEqual([customer!['name'], (customer!['address'] as { lines: string[] }).lines], ['Ann Lee', ['1 Elm Street', 'Suite 2']])
  assert.deepEqual(customer!['paymentMethods'], [
    { externalId: 'gift_1', kind: 'gift_card', balance: 7, details: {} },
    { externalId: 'card_2', kind: 'credit_card', balance: null, details: { brand: 'visa', last_four: '0042' } },
  ])
  assert.deepEqual([mapped!['number'], mapped!['status'], mapped!['statusLabel']], ['#W1', 'processing', 'processed'])
  assert.deepEqual(
    (mapped!['parcels'] as { trackingNumber: string; status: string }[]).map((parcel) => [parcel.trackingNumber, parcel.status]),
    [
      ['T1', 'created'],
      ['T2', 'created'],
    ],
  )
})

test('what is not in the format is left out by name; what is another format altogether is none of ours', () => {
  const found = tauRetail(
    shop({
      '#W1': order,
      '#W2': { ...order, status: 'lost at sea' },
      '#W3': { ...order, items: [{ ...bought, price: '47' }] },
      '#W4': null,
    }),
  )!.orders
  assert.deepEqual(
    found.map((one) => ('trouble' in one ? [one.at, one.trouble.en] : one.at)),
    ['#W1', ['#W2', 'not in this format: status'], ['#W3', 'not in this format: items.0.price'], ['#W4', 'not in this format: ']],
  )
  for (const other of [null, [], { products: {} }, { products: [], users: {}, orders: {} }, 'text']) assert.equal(tauRetail(other), null)
})

// ---- the whole of it, read back through the API

const folder = join(process.env['SHOPBELL_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data'), 'tau-retail')
const missing = existsSync(join(folder, 'db.json')) ? false : `no data at ${folder} (set SHOPBELL_DATA to the folder that has tau-retail/)`

describe('the τ-retail shop', { skip: missing }, () => {
  test('is imported whole, again without a change, and reads back with the same values', { timeout: 60_000 }, async () => {
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
