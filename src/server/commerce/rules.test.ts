import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type OrderInput, orderInputSchema, productInputSchema } from '../../shared/wire/commerce.ts'
import { keepIds } from './keep-ids.ts'
import { fellLow, numberKey, orderTrouble, productTroubles, totals } from './rules.ts'

test('every way of typing an order number gives the same key', () => {
  for (const typed of ['#W2611340', 'w2611340', ' #w 2611340 ', 'Ｗ２６１１３４０', 'W-261.1340', '＃W2611340'])
    assert.equal(numberKey(typed), 'W2611340', typed)
  assert.equal(numberKey('订单 12'), '订单12')
  assert.equal(numberKey('#—!'), '')
})

const order = (input: object): OrderInput =>
  orderInputSchema.parse({ externalId: 'o', number: '1', customerExternalId: 'c', status: 'paid', currency: 'CNY', lines: [], ...input })

test('totals: goods after line discounts, plus freight, minus discount; paid is payments minus refunds', () => {
  const lines = [
    { title: 'a', quantity: 3, unitPrice: 1999, discount: 500 },
    { title: 'b', unitPrice: 0 },
  ]
  const payments = [
    { kind: 'payment', amount: 5000 },
    { kind: 'payment', amount: 1997 },
    { kind: 'refund', amount: 1000 },
  ]
  assert.deepEqual(totals(order({ lines, payments, freight: 1500, discount: 1 })), { goodsTotal: 5497, total: 6996, paid: 5997 })
  assert.deepEqual(totals(order({})), { goodsTotal: 0, total: 0, paid: 0 })
})

test('totals are whole numbers and add up whatever the lines', () => {
  const line = fc.record({
    title: fc.constant('x'),
    quantity: fc.integer({ min: 1, max: 1000 }),
    unitPrice: fc.integer({ min: 0, max: 1e9 }),
    discount: fc.integer({ min: 0, max: 1e6 }),
  })
  const property = fc.property(fc.array(line, { maxLength: 20 }), fc.nat(1e6), fc.nat(1e6), (lines, freight, discount) => {
    const sum = totals(order({ lines, freight, discount }))
    const parts = lines.map((one) => totals(order({ lines: [one] })).goodsTotal)
    return (
      Number.isSafeInteger(sum.total) &&
      sum.goodsTotal === parts.reduce((a, b) => a + b, 0) &&
      sum.total === sum.goodsTotal + freight - discount
    )
  })
  fc.assert(property, { numRuns: 100 })
})

test('stock is low when it comes down to three from above, not when it was low or was not counted', () => {
  const cases: [before: number | null, now: number | null, low: boolean][] = [
    [4, 3, true],
    [100, 0, true],
    [3, 2, false],
    [4, 4, false],
    [null, 2, false],
    [9, null, false],
    [2, 8, false],
  ]
  for (const [before, now, low] of cases) assert.equal(fellLow(before, now), low, `${before} → ${now}`)
})

const product = (externalId: string, ...skus: string[]) =>
  productInputSchema.parse({ externalId, title: externalId, currency: 'CNY', skus: skus.map((sku) => ({ externalId: sku, price: 1 })) })

test('a SKU belongs to one product of a batch, once; the same product again is no trouble', () => {
  const troubles = productTroubles([
    product('p', 'a', 'b'),
    product('q', 'c', 'c'),
    product('r', 'b', 'd'),
    product('p', 'a'),
    product('s', 'd'),
  ])
  assert.deepEqual(
    troubles.map((text) => text?.en),
    [undefined, 'SKU c is given twice', 'SKU b already belongs to product p', undefined, undefined],
  )
})

test('an order needs a customer we know, a number one can type, and amounts one can add', () => {
  const everybody = () => true
  assert.equal(orderTrouble(order({}), everybody), null)
  assert.match(orderTrouble(order({ customerExternalId: 'nobody' }), () => false)!.en, /nobody/)
  assert.match(orderTrouble(order({ number: '###' }), everybody)!['zh-CN'], /###/)
  const huge = order({ lines: [{ title: 'x', quantity: 100_000, unitPrice: Number.MAX_SAFE_INTEGER }] })
  assert.equal(orderTrouble(huge, everybody)?.en, 'the amounts are too large')
})

test('parts keep their ids by name and place among their like; new ones get new ids', () => {
  const before = [
    { orderId: '1', name: 'sku', id: 'first' },
    { orderId: '1', name: 'sku', id: 'second' },
    { orderId: '2', name: 'sku', id: 'other' },
  ]
  const now = keepIds(before, [
    { orderId: '1', name: 'gift' },
    { orderId: '1', name: 'sku' },
    { orderId: '2', name: 'sku' },
    { orderId: '1', name: 'sku' },
    { orderId: '1', name: 'sku' },
  ])
  assert.deepEqual(
    now.slice(1, 4).map((part) => part.id),
    ['first', 'other', 'second'],
  )
  assert.equal(new Set(now.map((part) => part.id)).size, 5)
})
