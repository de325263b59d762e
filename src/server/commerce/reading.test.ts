import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house as openTestHouse } from '../../../test/support/house.ts'
import type { ShopId } from '../../shared/ids.ts'
import { customerInputSchema, type Order, orderInputSchema, productInputSchema } from '../../shared/wire/commerce.ts'
import { importCustomers } from '../customers/actions.ts'
import type { Context } from '../foundation/house.ts'
import { searchWords } from '../foundation/search-words.ts'
import { look, type Reads } from '../foundation/transaction.ts'
import { importOrders, importProducts } from './actions.ts'
import { orderByTracking, ordersByNumber, ordersOfCustomer, productByExternalId, searchAnyWord, searchProducts } from './steps.ts'
import { listOrders } from './store/orders.ts'
import { order, orders, product, products } from './views.ts'

const { house, merchant } = await openTestHouse({ work: false })
let number = 0

interface Shop {
  shopId: ShopId
  system: Context
  staff: Context
  read<Output>(work: (db: Reads) => Promise<Output>): Promise<Output>
}
async function newShop(): Promise<Shop> {
  const { shops, staff, system } = await merchant(`reading${++number}`)
  const shopId = shops[0]!.id
  const people = ['c1', 'c2'].map((externalId) => customerInputSchema.parse({ externalId, currency: 'CNY' }))
  await importCustomers(system, { shopId, items: people })
  return { shopId, system, staff: { ...system, actor: staff.owner.actor }, read: (work) => look(house, system.actor, work) }
}
const sell = ({ system, shopId }: Shop, all: object[]) =>
  importOrders(system, {
    shopId,
    items: all.map((one) => orderInputSchema.parse({ customerExternalId: 'c1', status: 'paid', currency: 'CNY', lines: [], ...one })),
  })
const stock = ({ system, shopId }: Shop, all: object[]) =>
  importProducts(system, { shopId, items: all.map((one) => productInputSchema.parse({ currency: 'CNY', skus: [], ...one })) })

test('an order is found by its number in every spelling, a parcel by its waybill', async () => {
  const shop = await newShop()
  await sell(shop, [
    { externalId: 'o', number: '#W2611340', parcels: [{ trackingNumber: 'SF-1234 5678', status: 'inTransit' }] },
    { externalId: 'other', number: '2611340' },
  ])
  const found = (typed: string) => shop.read(async (db) => (await ordersByNumber(db, [shop.shopId], typed, 5)).map((one) => one.externalId))
  for (const typed of ['#W2611340', 'w2611340', ' # W 2611340', 'Ｗ２６１１３４０', 'W-2611340'])
    assert.deepEqual(await found(typed), ['o'], typed)
  assert.deepEqual(await found('2611340'), ['other'])
  for (const typed of ['', '#', 'W26113', "' or 1=1 --"]) assert.deepEqual(await found(typed), [], typed)
  const waybill = (typed: string) => shop.read(async (db) => (await orderByTracking(db, [shop.shopId], typed))?.externalId)
  assert.deepEqual(
    [await waybill('sf12345678'), await waybill('SF-1234 5678'), await waybill('SF1'), await waybill('—')],
    ['o', 'o', undefined, undefined],
  )
})

test('search finds products in both languages by title, variant, tag and number, the title first', async () => {
  const shop = await newShop()
  const sku = (externalId: string, options: object) => ({ externalId, price: 100, options })
  await stock(shop, [
    { externalId: 'p1', title: '法式红色连衣裙', tags: ['通勤'], skus: [sku('k1', { 尺码: 'L', 颜色: '酒红' })] },
    { externalId: 'p2', title: '棉麻衬衫', description: '搭配连衣裙也好看' },
    { externalId: 'p3', title: 'Electric Kettles', category: 'Kitchen', skus: [sku('8209752717', { material: 'stainless steel' })] },
    { externalId: 'p4', title: 'iPhone手机壳' },
    { externalId: 'p5', title: "O'Neil & Sons (50% off) | \\o/" },
  ])
  const find = (typed: string) => shop.read(async (db) => (await searchProducts(db, [shop.shopId], typed, 10)).map((one) => one.externalId))
  const cases: [typed: string, found: string[]][] = [
    ['连衣裙', ['p1', 'p2']],
    ['红色 连衣裙', ['p1']],
    ['裙', ['p1', 'p2']],
    ['通勤', ['p1']],
    ['酒红', ['p1']],
    ['KETTLE', ['p3']],
    ['kettles stainless', ['p3']],
    ['kett', ['p3']],
    ['8209752717', ['p3']],
    ['iphone', ['p4']],
    ['手机壳', ['p4']],
    ["o'neil", ['p5']],
    ['50% off) | \\', ['p5']],
    ['壳 kettle', []],
    ['<>!&|:*', []],
  ]
  for (const [typed, found] of cases) assert.deepEqual(await find(typed), found, typed)
  const any = await shop.read((db) => searchAnyWord(db, shop.shopId, searchWords('有没有红色的连衣裙 dress'), 10))
  assert.deepEqual(
    any.map((one) => one.externalId),
    ['p1', 'p2'],
  )
})

test('a page of fifty orders takes as many queries as a page of one: four', async () => {
  const shop = await newShop()
  const parts = {
    lines: [{ title: 'x', unitPrice: 1 }],
    payments: [{ kind: 'payment', amount: 1 }],
    parcels: [{ trackingNumber: 'T', status: 'created' }],
  }
  await sell(
    shop,
    Array.from({ length: 50 }, (_, i) => ({ externalId: `o${i}`, number: `${i}`, ...parts })),
  )
  const queries = (limit: number) =>
    shop.read(async (db) => {
      let asked = 0
      const rows: Reads['rows'] = (text, values) => (asked++, db.rows(text, values))
      const all = await listOrders({ ...db, rows }, [shop.shopId], null, limit)
      assert.ok(all.every((one) => one.lines.length === 1 && one.payments.length === 1 && one.parcels.length === 1))
      return [all.length, asked]
    })
  assert.deepEqual(
    [await queries(1), await queries(49)],
    [
      [2, 4],
      [50, 4],
    ],
  )
})

async function pages<Item>(list: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await list(cursor)
    all.push(...items)
    cursor = next ?? undefined
  } while (cursor)
  return all
}

test('pages of orders are complete and newest first, those without a time last; so are one customer’s and those of products', async () => {
  const shop = await newShop()
  const at = (i: number) => (i % 5 === 0 ? null : `2026-0${1 + (i % 3)}-01T00:00:00.${String(i).padStart(6, '0')}Z`)
  await sell(
    shop,
    Array.from({ length: 23 }, (_, i) => ({
      externalId: `o${i}`,
      number: `${i}`,
      placedAt: at(i),
      customerExternalId: i % 2 ? 'c1' : 'c2',
    })),
  )
  await stock(
    shop,
    Array.from({ length: 23 }, (_, i) => ({ externalId: `p${i}`, title: `T${i % 4}` })),
  )
  const all = await pages((cursor) => orders(shop.system, { shop: shop.shopId, limit: 4, cursor }))
  assert.equal(new Set(all.map((one) => one.id)).size, 23)
  const times = all.map((one) => one.placedAt ?? '')
  assert.deepEqual(times, times.toSorted().toReversed())
  const c1 = all.find((one) => one.customerExternalId === 'c1')!.customerId
  const own = await pages((cursor) => orders(shop.system, { customer: c1, limit: 4, cursor }))
  assert.deepEqual(
    own.map((one) => one.id),
    all.filter((one) => one.customerId === c1).map((one) => one.id),
  )
  const newest = await shop.read((db) => ordersOfCustomer(db, c1, 3))
  assert.deepEqual(
    newest.map((one) => one.id),
    own.slice(0, 3).map((one) => one.id),
  )
  const goods = await pages((cursor) => products(shop.system, { limit: 4, cursor }))
  assert.equal(new Set(goods.map((one) => one.id)).size, 23)
  for (const cursor of [
    'x',
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('["infinity","0190a0a0-0000-7000-8000-000000000000"]').toString('base64url'),
  ])
    await assert.rejects(orders(shop.system, { limit: 4, cursor }), { code: 'cursor.invalid' })
})

test('people see addresses masked, a program with the right sees them plainly', async () => {
  const shop = await newShop()
  const address = { name: '王小雨', phone: '13800000000', lines: ['科技路 1 号'], city: '深圳', region: '广东' }
  await sell(shop, [{ externalId: 'o', number: '1', address }])
  const seen = async (context: Context): Promise<Order['address']> => (await orders(context, { limit: 1 })).items[0]!.address
  assert.deepEqual(await seen(shop.staff), { ...address, name: '王**', phone: '138****0000', lines: ['****'] })
  const key: Context = {
    ...shop.system,
    actor: { ...shop.system.actor, kind: 'key', permissions: new Set(['commerce.read', 'customers.reveal']) },
  }
  assert.deepEqual(await seen(key), address)
  const id = (await orders(key, { limit: 1 })).items[0]!.id
  assert.deepEqual((await order(shop.staff, id)).address?.lines, ['****'])
  assert.deepEqual((await order(key, id)).address, address)
})

test('what belongs to another merchant is not found by any way of asking', async () => {
  const [mine, theirs] = [await newShop(), await newShop()]
  await sell(theirs, [{ externalId: 'o', number: '77', parcels: [{ trackingNumber: 'T77', status: 'created' }] }])
  await stock(theirs, [{ externalId: 'p', title: 'Kettle' }])
  const [their] = (await orders(theirs.system, { limit: 1 })).items
  const [good] = (await products(theirs.system, { limit: 1 })).items
  await assert.rejects(order(mine.staff, their!.id), { code: 'order.notFound' })
  await assert.rejects(product(mine.staff, good!.id), { code: 'product.notFound' })
  await assert.rejects(orders(mine.staff, { customer: their!.customerId, limit: 5 }), { code: 'customer.notFound' })
  await assert.rejects(orders(mine.staff, { shop: theirs.shopId, limit: 5 }), { code: 'shop.notFound' })
  await assert.rejects(products(mine.staff, { shop: theirs.shopId, q: 'kettle', limit: 5 }), { code: 'shop.notFound' })
  assert.deepEqual((await orders(mine.staff, { number: '77', limit: 5 })).items, [])
  assert.deepEqual((await products(mine.staff, { q: 'kettle', limit: 5 })).items, [])
  // The steps name the shop themselves: the walls of the transaction still stand.
  const through = await mine.read(async (db) => [
    ...(await ordersByNumber(db, [theirs.shopId], '77', 5)),
    ...(await searchProducts(db, [theirs.shopId], 'kettle', 5)),
    (await orderByTracking(db, [theirs.shopId], 'T77')) ?? [],
    (await productByExternalId(db, theirs.shopId, 'p')) ?? [],
    ...(await ordersOfCustomer(db, their!.customerId, 5)),
  ])
  assert.deepEqual(through.flat(), [])
})
