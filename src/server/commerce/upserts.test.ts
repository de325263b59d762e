import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house as openTestHouse } from '../../../test/support/house.ts'
import type { ShopId } from '../../shared/ids.ts'
import { type OrderInput, orderInputSchema, type ProductInput, productInputSchema } from '../../shared/wire/commerce.ts'
import { importCustomers } from '../customers/actions.ts'
import { action } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { importOrders, importProducts } from './actions.ts'
import { upsertOrders, upsertProducts } from './steps.ts'
import { orders, products } from './views.ts'

const { house, merchant } = await openTestHouse({ work: false })
let number = 0

async function newShop(): Promise<{ shopId: ShopId; system: Context }> {
  const { shops, system } = await merchant(`upserts${++number}`, { language: 'zh-CN' })
  const shopId = shops[0]!.id
  await importCustomers(system, {
    shopId,
    items: [
      {
        externalId: 'c',
        name: null,
        email: null,
        phone: null,
        address: null,
        language: null,
        tags: [],
        currency: 'CNY',
        paymentMethods: [],
      },
    ],
  })
  return { shopId, system }
}
const product = (input: object): ProductInput => productInputSchema.parse({ title: '裙子', currency: 'CNY', skus: [], ...input })
const order = (input: object): OrderInput =>
  orderInputSchema.parse({
    number: `NO-${(input as { externalId: string }).externalId}`,
    customerExternalId: 'c',
    status: 'paid',
    currency: 'CNY',
    lines: [],
    ...input,
  })
const counts = ({ created, updated, unchanged }: { created: number; updated: number; unchanged: number }) => [created, updated, unchanged]
const productsIn = async (system: Context) => (await products(system, { limit: 100 })).items
const ordersIn = async (system: Context) => (await orders(system, { limit: 100 })).items
const eventsOf = async ({ actor }: Context, name: string) =>
  (
    await house.database.system.query<{ data: unknown }>('select data from events where merchant_id = $1 and name = $2 order by id', [
      actor.merchantId,
      name,
    ])
  ).rows.map((row) => row.data)

test('the same batch again changes nothing, whatever the order of items and keys, and records nothing', async () => {
  const { shopId, system } = await newShop()
  const goods = Array.from({ length: 20 }, (_, i) =>
    product({ externalId: `p${i}`, attributes: { a: '1', b: '2' }, skus: [{ externalId: `s${i}`, price: 100 * i }] }),
  )
  const bought = Array.from({ length: 20 }, (_, i) =>
    order({ externalId: `o${i}`, lines: [{ title: 'x', unitPrice: 100 * i }], payments: [{ kind: 'payment', amount: 100 * i }] }),
  )
  assert.deepEqual(counts(await importProducts(system, { shopId, items: goods })), [20, 0, 0])
  assert.deepEqual(counts(await importOrders(system, { shopId, items: bought })), [20, 0, 0])
  const before = [await productsIn(system), await ordersIn(system)]
  const turned = goods
    .toReversed()
    .map((one) => ({ ...Object.fromEntries(Object.entries(one).toReversed()), attributes: { b: '2', a: '1' } }) as unknown as ProductInput)
  assert.deepEqual(counts(await importProducts(system, { shopId, items: turned })), [0, 0, 20])
  assert.deepEqual(counts(await importOrders(system, { shopId, items: bought.toReversed() })), [0, 0, 20])
  assert.deepEqual([await productsIn(system), await ordersIn(system)], before)
  assert.equal((await eventsOf(system, 'commerce.imported')).length, 3)
})

test('a changed order is updated alone; its lines, payments and parcels keep their ids where they are the same', async () => {
  const { shopId, system } = await newShop()
  const one = order({
    externalId: 'o',
    lines: [
      { title: 'A', skuExternalId: 's1', unitPrice: 500 },
      { title: 'A', skuExternalId: 's1', unitPrice: 500 },
      { title: 'B', skuExternalId: 's2', unitPrice: 300, quantity: 2, discount: 100 },
    ],
    payments: [{ kind: 'payment', amount: 1500 }],
    parcels: [
      {
        trackingNumber: 'SF 1',
        status: 'inTransit',
        scans: [
          { at: '2026-10-02T00:00:00+08:00', text: '揽收' },
          { at: '2026-10-01T20:00:00Z', text: '到达' },
        ],
      },
    ],
    placedAt: '2026-10-01T10:00:00.123456Z',
  })
  await importOrders(system, { shopId, items: [one, order({ externalId: 'other' })] })
  const before = (await ordersIn(system)).find((found) => found.externalId === 'o')!
  assert.deepEqual(
    [before.goodsTotal.amount, before.total.amount, before.paid.amount, before.placedAt],
    [1500, 1500, 1500, '2026-10-01T10:00:00.123Z'],
  )
  assert.deepEqual(
    before.parcels[0]!.scans.map((scan) => [scan.at, scan.text]),
    [
      ['2026-10-01T20:00:00.000Z', '到达'],
      ['2026-10-01T16:00:00.000Z', '揽收'],
    ],
  )
  const changed = order({
    ...one,
    status: 'delivered',
    lines: one.lines.toReversed(),
    payments: [...one.payments, { kind: 'refund', amount: 500 }],
    parcels: [
      { ...one.parcels[0], status: 'delivered' },
      { trackingNumber: 'SF2', status: 'created' },
    ],
  })
  assert.deepEqual(counts(await importOrders(system, { shopId, items: [changed, order({ externalId: 'other' })] })), [0, 1, 1])
  const after = (await ordersIn(system)).find((found) => found.externalId === 'o')!
  assert.deepEqual([after.id, after.status, after.paid.amount], [before.id, 'delivered', 1000])
  assert.deepEqual(
    after.lines.map((line) => line.id),
    [before.lines[2]!.id, before.lines[0]!.id, before.lines[1]!.id],
  )
  assert.equal(after.payments[0]!.id, before.payments[0]!.id)
  assert.deepEqual([after.parcels[0]!.id, after.parcels[0]!.status, after.parcels.length], [before.parcels[0]!.id, 'delivered', 2])
  assert.deepEqual((await eventsOf(system, 'commerce.imported')).at(-1), { shopId, kind: 'orders', created: 0, updated: 1 })
})

test('what is wrong with one item leaves out that item only, and says why', async () => {
  const { shopId, system } = await newShop()
  const twice = [
    { externalId: 's', price: 1 },
    { externalId: 's', price: 1 },
  ]
  const goods = await importProducts(system, {
    shopId,
    items: [product({ externalId: 'bad', skus: twice }), product({ externalId: 'good' })],
  })
  assert.deepEqual(
    [counts(goods), goods.leftOut.map(({ index, because }) => [index, because.en])],
    [[1, 0, 0], [[0, 'SKU s is given twice']]],
  )
  const bought = await importOrders(system, {
    shopId,
    items: [order({ externalId: 'good' }), order({ externalId: 'bad', customerExternalId: 'nobody' })],
  })
  assert.deepEqual(
    [counts(bought), bought.leftOut.map(({ index, because }) => [index, because['zh-CN']])],
    [[1, 0, 0], [[1, '没有顾客 nobody']]],
  )
})

test('a product given after its orders still lends them its picture, also by SKU alone', async () => {
  const { shopId, system } = await newShop()
  const lines = [
    { title: 'A', productExternalId: 'p', unitPrice: 1 },
    { title: 'B', skuExternalId: 's', unitPrice: 1 },
    { title: 'C', skuExternalId: 'gone', unitPrice: 1 },
  ]
  await importOrders(system, { shopId, items: [order({ externalId: 'o', lines })] })
  const read = async () => (await ordersIn(system))[0]!.lines.map((line) => [line.productId, line.picture])
  assert.deepEqual(await read(), [
    [null, null],
    [null, null],
    [null, null],
  ])
  await importProducts(system, { shopId, items: [product({ externalId: 'p', picture: '/p.svg', skus: [{ externalId: 's', price: 1 }] })] })
  const { id } = (await productsIn(system))[0]!
  assert.deepEqual(await read(), [
    [id, '/p.svg'],
    [id, '/p.svg'],
    [null, null],
  ])
})

test('two imports of the same new things at once leave each of them once, whole', async () => {
  const { shopId, system } = await newShop()
  const goods = Array.from({ length: 40 }, (_, i) => product({ externalId: `p${i}`, skus: [{ externalId: `s${i}`, price: 1 }] }))
  const bought = Array.from({ length: 40 }, (_, i) => order({ externalId: `o${i}`, lines: [{ title: 'x', unitPrice: 1 }] }))
  for (const run of [
    (all: boolean) => importProducts(system, { shopId, items: all ? goods : goods.toReversed() }),
    (all: boolean) => importOrders(system, { shopId, items: all ? bought : bought.toReversed() }),
  ])
    await Promise.all([run(true), run(false), run(true), run(false)])
  assert.deepEqual(
    (await productsIn(system)).map((one) => one.skus.length),
    Array(40).fill(1),
  )
  assert.deepEqual(
    (await ordersIn(system)).map((one) => one.lines.length),
    Array(40).fill(1),
  )
})

test('a batch takes the same number of statements for one item as for two hundred', async () => {
  const { shopId, system } = await newShop()
  const counting = (tx: Tx): { tx: Tx; asked: () => number } => {
    let asked = 0
    const rows: Reads['rows'] = (text, values) => (asked++, tx.rows(text, values))
    return { tx: { ...tx, rows, record: tx.record }, asked: () => asked }
  }
  const run = action('commerce.import', async (tx, { goods, bought }: { goods: ProductInput[]; bought: OrderInput[] }) => {
    const watched = counting(tx)
    await upsertProducts(watched.tx, shopId, goods)
    await upsertOrders(watched.tx, shopId, bought)
    return watched.asked()
  })
  const batch = (from: number, many: number, title: string) => ({
    goods: Array.from({ length: many }, (_, i) =>
      product({ externalId: `p${from + i}`, title, skus: [{ externalId: `s${from + i}`, price: 1 }] }),
    ),
    bought: Array.from({ length: many }, (_, i) =>
      order({
        externalId: `o${from + i}`,
        remark: title,
        lines: [{ title, unitPrice: 1 }],
        payments: [{ kind: 'payment', amount: 1 }],
        parcels: [{ trackingNumber: `T${i}`, status: 'created' }],
      }),
    ),
  })
  const [one, many] = [await run(system, batch(0, 1, 'a')), await run(system, batch(1, 200, 'a'))]
  const [oneAgain, manyAgain] = [await run(system, batch(0, 1, 'b')), await run(system, batch(1, 200, 'b'))]
  assert.deepEqual([many, manyAgain], [one, oneAgain])
  assert.ok(manyAgain <= 20, `${manyAgain} statements`)
})

test('a foreign shop is not found, on every import', async () => {
  const [mine, theirs] = [await newShop(), await newShop()]
  for (const attempt of [
    () => importProducts(mine.system, { shopId: theirs.shopId, items: [product({ externalId: 'p' })] }),
    () => importOrders(mine.system, { shopId: theirs.shopId, items: [] }),
  ])
    await assert.rejects(attempt, { code: 'shop.notFound' })
  assert.deepEqual(await productsIn(theirs.system), [])
})
