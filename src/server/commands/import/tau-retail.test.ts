import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tauRetail } from './tau-retail.ts'

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
  const items = Object.values(all).map(([found]) => (found && 'item' in found ? (found.item as Record<string, unknown>) : undefined))
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
