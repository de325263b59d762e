import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { house as openTestHouse } from '../../../test/support/house.ts'
import type { Language } from '../../shared/language.ts'
import { orders, products } from '../commerce/views.ts'
import { customers } from '../customers/views.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { shopBySlug } from '../people/shops.ts'
import { sourcesAt } from './import/sources.ts'
import { importInto, readArguments } from './import.ts'

const { house } = await openTestHouse({ work: false })
const root = mkdtempSync(join(tmpdir(), 'shopbell-import-'))
after(() => rmSync(root, { recursive: true, force: true }))

let number = 0
function folder(files: Record<string, string | Uint8Array>): string {
  const path = join(root, `shop-${++number}`)
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  return path
}
async function run(args: string[], reader: Language = 'en') {
  const [said, complaints] = [[] as string[], [] as string[]]
  const asked = readArguments(args)
  const tallies = await importInto(house, asked, await sourcesAt(asked.path), reader, {
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  })
  return { said, complaints, counts: tallies.map(({ created, updated, unchanged, troubles }) => [created, updated, unchanged, troubles]) }
}
async function shopNamed(slug: string): Promise<Context> {
  const shop = (await shopBySlug(house, slug))!
  return { house, actor: systemActor(shop.merchantId, [shop.id]), language: 'en' }
}

const tables = {
  'products.csv':
    'product_id,title,sku_id,price,option:size\np1,Kettle,s1,47.84,1 l\np1,,s2,57.84,2 l\np2,Lamp,s3,oops,\np3,Chair,s4,10,\n',
  'customers.csv': 'customer_id,name,email,colour\nc1,Ann,ann@example.com,red\nc2,Bob,"not closed,blue\nc3,Cat,nobody,green\nc4,Dan,,\n',
  'orders.csv':
    'order_id,number,customer_id,status,product_id,sku_id,title,unit_price,paid\no1,#1,c1,paid,p1,s1,Kettle,47.84,47.84\no2,#2,c9,paid,,,Lamp,1,\no3,#3,c4,lost,,,Lamp,1,\n',
}

test('a folder of tables is imported; broken rows are told with line and reason, good ones are kept; again nothing changes', async () => {
  const path = folder(tables)
  const first = await run([path, '--currency', 'USD'])
  assert.deepEqual(first.counts, [
    [2, 0, 0, 1],
    [2, 0, 0, 2],
    [1, 0, 0, 2],
  ])
  const [price, columns, marks, email, customer, status] = first.complaints
  assert.equal(price, 'products.csv:4: price: not an amount in USD: oops')
  assert.equal(columns, 'customers.csv: columns not used: colour')
  assert.equal(marks, 'customers.csv:3: the quotation marks do not pair up')
  assert.match(email!, /^customers\.csv:4: email: /)
  assert.equal(customer, 'orders.csv:3: there is no customer c9')
  assert.match(status!, /^orders\.csv:4: status: /)
  assert.deepEqual(first.said, [
    'new shop shop-1',
    'products.csv: 2 created, 0 updated, 0 unchanged, 1 left out',
    'customers.csv: 2 created, 0 updated, 0 unchanged, 2 left out',
    'orders.csv: 1 created, 0 updated, 0 unchanged, 2 left out',
  ])
  const again = await run([path], 'zh-CN')
  assert.deepEqual(again.counts, [
    [0, 0, 2, 1],
    [0, 0, 2, 2],
    [0, 0, 1, 2],
  ])
  assert.deepEqual(
    [again.said[1], again.complaints[0]],
    ['products.csv：新增 0，更新 0，未变 2，未导入 1', 'products.csv:4: price：不是 USD 金额：oops'],
  )
  const shop = await shopNamed('shop-1')
  assert.deepEqual(
    (await products(shop, { limit: 10 })).items.map((one) => [one.title, one.skus.map((sku) => sku.price.amount)]),
    [
      ['Chair', [1000]],
      ['Kettle', [4784, 5784]],
    ],
  )
  assert.deepEqual(
    (await orders(shop, { limit: 10 })).items.map((one) => [one.number, one.paid.amount, one.lines[0]?.productId !== null]),
    [['#1', 4784, true]],
  )
})

test('JSON lines are taken as the API takes them; bad lines, unknown fields and doubles are told', async () => {
  const line = (value: object) => JSON.stringify({ currency: 'USD', ...value })
  const separator = '\u2028'
  const path = folder({
    'customers.jsonl': [
      line({ externalId: 'c1', name: `Ann${separator}Lee` }),
      '',
      '{"externalId": "c2"',
      line({ externalId: 'c3', wings: 2 }),
      line({ externalId: 'c1' }),
      'null',
      line({ externalId: 'c4' }),
    ].join('\r\n'),
  })
  const { counts, complaints } = await run([path])
  assert.deepEqual([counts, complaints[0]], [[[2, 0, 0, 4]], 'customers.jsonl:3: not valid JSON'])
  assert.deepEqual(complaints.map((one) => one.split(':')[1]).toSorted(), ['3', '4', '5', '6'])
  assert.ok(complaints.includes('customers.jsonl:5: c1 was given before, at 1'))
  const ann = (await customers(await shopNamed('shop-2'), { limit: 10 })).items.find((one) => one.externalId === 'c1')
  assert.equal(ann?.name, `Ann${separator}Lee`)
})

test('more than one batch, one changed row: that one is updated', async () => {
  const rows = Array.from({ length: 1_203 }, (_, i) => `c${i},N${i}`)
  const path = folder({ 'customers.csv': ['customer_id,name', ...rows].join('\n') })
  assert.deepEqual((await run([path])).counts, [[1_203, 0, 0, 0]])
  writeFileSync(join(path, 'customers.csv'), ['customer_id,name', ...rows.with(1_100, 'c1100,改名')].join('\n'))
  assert.deepEqual((await run([path])).counts, [[0, 1, 1_202, 0]])
})

test('one file goes into the shop it is told, in the shop’s own currency and clock', async () => {
  const path = join(
    folder({ 'products-october.csv': 'product_id,title,sku_id,price,as_of\np1,T,s1,1200,2026-10-01 10:00\n' }),
    'products-october.csv',
  )
  await run([path, '--shop', 'Tokyo Store', '--currency', 'JPY', '--language', 'zh-CN', '--name', '东京店'])
  const shop = await shopNamed('tokyo-store')
  const sku = (await products(shop, { limit: 1 })).items[0]!.skus[0]!
  assert.deepEqual([sku.price, sku.stockAt], [{ amount: 1200, currency: 'JPY' }, '2026-10-01T02:00:00.000Z'])
  assert.deepEqual([(await shopBySlug(house, 'tokyo-store'))?.name, readArguments([path]).slug], ['东京店', 'shop-4'])
})

test('tables as spreadsheets write them: UTF-8 and UTF-16 with a mark, GB 18030', async () => {
  const text = 'customer_id,name\nc1,王小雨\n'
  const gb = Uint8Array.from([...Buffer.from('customer_id,name\nc1,'), 0xcd, 0xf5, 0xd0, 0xa1, 0xd3, 0xea, 0x0a])
  for (const [i, content] of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), gb].entries()) {
    await run([folder({ 'customers.csv': content }), '--shop', `encoding-${i}`])
    const { items } = await customers(await shopNamed(`encoding-${i}`), { limit: 10 })
    assert.deepEqual(
      items.map((one) => [one.externalId, one.name]),
      [['c1', '王小雨']],
      String(i),
    )
  }
})

test('what cannot be read or is too much is refused with its name, before anything is changed', async () => {
  const long = `customer_id,name\nc1,${'x'.repeat(9 * 1024 * 1024)}\n`
  const cases: [path: string, code: string, about: RegExp][] = [
    [join(root, 'nowhere'), 'import.unreadable', /nowhere/],
    [folder({}), 'import.unreadable', /db\.json/],
    [join(folder({ 'prices.xls': 'x' }), 'prices.xls'), 'import.unreadable', /prices\.xls/],
    [folder({ 'db.json': '{"products": ' }), 'import.unreadable', /db\.json \(JSON\?\)/],
    [folder({ 'db.json': '{"goods": []}' }), 'import.unreadable', /users/],
    [
      folder({ 'customers.csv': 'customer_id\nc1\n', 'orders.csv': 'order_id,title\no1,x\n' }),
      'import.unreadable',
      /orders\.csv \(customer_id, status, unit_price\?\)/,
    ],
    [folder({ 'customers.csv': '' }), 'import.unreadable', /customers\.csv/],
    [folder({ 'customers.csv': 'customer_id,name,name\n' }), 'import.unreadable', /name × 2/],
    [folder({ 'customers.csv': `customer_id\n${'c\n'.repeat(1_000_001)}` }), 'request.tooLarge', /1,000,000/],
    [folder({ 'customers.jsonl': long }), 'request.tooLarge', /8 MB/],
  ]
  for (const [path, code, about] of cases)
    await assert.rejects(sourcesAt(path), (error: Error & { code: string }) => error.code === code && about.test(error.message), path)
  for (const args of [[], ['a', 'b'], ['a', '--wings'], ['a', '--currency', 'dollars'], ['a', '--language', 'fr']])
    assert.throws(() => readArguments(args), { code: 'request.invalid' })
})
