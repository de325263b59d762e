import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house as openTestHouse } from '../../../test/support/house.ts'
import { type ProductInput, productInputSchema } from '../../shared/wire/commerce.ts'
import type { Context } from '../foundation/house.ts'
import { importProducts } from './actions.ts'
import { products } from './views.ts'

const { house, merchant } = await openTestHouse({ work: false })
let number = 0

async function newShop() {
  const { shops, system } = await merchant(`products${++number}`, { language: 'zh-CN' })
  return { shopId: shops[0]!.id, system }
}
const product = (input: object): ProductInput => productInputSchema.parse({ title: '裙子', currency: 'CNY', skus: [], ...input })
const counts = ({ created, updated, unchanged }: { created: number; updated: number; unchanged: number }) => [created, updated, unchanged]
const productsIn = async (system: Context) => (await products(system, { limit: 100 })).items
const eventsOf = async ({ actor }: Context, name: string) =>
  (
    await house.database.system.query<{ data: unknown }>('select data from events where merchant_id = $1 and name = $2 order by id', [
      actor.merchantId,
      name,
    ])
  ).rows.map((row) => row.data)

test('SKUs become exactly the given ones, in their order, with options in theirs, and keep their ids', async () => {
  const { shopId, system } = await newShop()
  const sku = (externalId: string, options: object = {}) => ({ externalId, price: 100, options })
  await importProducts(system, {
    shopId,
    items: [product({ externalId: 'p', skus: [sku('b', { size: 'M', color: 'red', a: '1' }), sku('a'), sku('c')] })],
  })
  const before = (await productsIn(system))[0]!
  assert.deepEqual(
    [before.skus.map((one) => one.externalId), Object.keys(before.skus[0]!.options)],
    [
      ['b', 'a', 'c'],
      ['size', 'color', 'a'],
    ],
  )
  await importProducts(system, { shopId, items: [product({ externalId: 'p', skus: [sku('d'), sku('c'), sku('b')] })] })
  const after = (await productsIn(system))[0]!
  assert.deepEqual(
    after.skus.map((one) => one.externalId),
    ['d', 'c', 'b'],
  )
  assert.deepEqual([after.skus[1]!.id, after.skus[2]!.id], [before.skus[2]!.id, before.skus[0]!.id])
  await importProducts(system, { shopId, items: [product({ externalId: 'p', skus: [] })] })
  assert.deepEqual((await productsIn(system))[0]!.skus, [])
})

test('a SKU that moves to another product keeps its id, and its old product counts as changed when it is given again', async () => {
  const { shopId, system } = await newShop()
  const old = product({ externalId: 'old', skus: [{ externalId: 's', price: 1 }] })
  await importProducts(system, { shopId, items: [old] })
  const before = (await productsIn(system))[0]!.skus[0]!
  await importProducts(system, { shopId, items: [product({ externalId: 'new', skus: [{ externalId: 's', price: 2 }] })] })
  const owners = (await productsIn(system)).map((one) => [one.externalId, one.skus.map((sku) => sku.id)])
  assert.deepEqual(Object.fromEntries(owners), { old: [], new: [before.id] })
  assert.deepEqual(counts(await importProducts(system, { shopId, items: [old] })), [0, 1, 0])
})

test('stock that comes down to three from above is told, once', async () => {
  const { shopId, system } = await newShop()
  const withStock = (...stocks: (number | null)[]) =>
    product({ externalId: 'p', title: '红裙', skus: stocks.map((stock, i) => ({ externalId: `s${i}`, price: 1, stock })) })
  for (const given of [
    withStock(2, 10, 10, null),
    withStock(1, 3, 4, 0),
    withStock(1, 2, 4, 0),
    withStock(1, 2, 4, 0),
    withStock(1, 2, 0, null),
  ])
    await importProducts(system, { shopId, items: [given] })
  assert.deepEqual(await eventsOf(system, 'stock.low'), [
    { shopId, productTitle: '红裙', skuExternalId: 's1', stock: 3 },
    { shopId, productTitle: '红裙', skuExternalId: 's2', stock: 0 },
  ])
})

test('the same stock said again later is fresher, and nothing else; an older word does not make it staler', async () => {
  const { shopId, system } = await newShop()
  const at = (asOf: string) => [product({ externalId: 'p', asOf, skus: [{ externalId: 's', price: 1, stock: 5 }] })]
  const stockAt = async () => (await productsIn(system))[0]!.skus[0]!.stockAt
  await importProducts(system, { shopId, items: at('2026-10-01T08:00:00Z') })
  assert.equal(await stockAt(), '2026-10-01T08:00:00.000Z')
  assert.deepEqual(counts(await importProducts(system, { shopId, items: at('2026-10-02T08:00:00+08:00') })), [0, 0, 1])
  assert.equal(await stockAt(), '2026-10-02T00:00:00.000Z')
  await importProducts(system, { shopId, items: at('2026-09-01T08:00:00Z') })
  assert.equal(await stockAt(), '2026-10-02T00:00:00.000Z')
  assert.equal((await eventsOf(system, 'commerce.imported')).length, 1)
})
