import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { customerInputSchema, orderInputSchema, productInputSchema } from '../../../shared/wire/commerce.ts'
import { csvRecords } from './csv-records.ts'
import { csvThings } from './csv-tables.ts'
import type { Found, Kind } from './found.ts'
import type { Line } from './text-lines.ts'

async function* linesOf(text: string): AsyncGenerator<Line> {
  for (const [i, line] of text.split('\n').entries()) yield { number: i + 1, text: line }
}
async function collect<Item>(all: AsyncIterable<Item>): Promise<Item[]> {
  return Array.fromAsync(all)
}
const records = async (text: string) =>
  (await collect(csvRecords(linesOf(text)))).map((record) =>
    'cells' in record ? [record.line, ...record.cells] : [record.line, '✖', record.trouble.en],
  )
const things = (kind: Kind, text: string, settings = { currency: 'CNY', timeZone: 'Asia/Shanghai' }) => {
  const columns = text.split('\n')[0]!.split(',')
  return collect(csvThings(linesOf(text), kind, columns, settings))
}
const itemsOf = (found: Found[]) => found.flatMap((one) => ('item' in one ? [one.item] : []))
const troublesOf = (found: Found[]) => found.flatMap((one) => ('trouble' in one ? [[one.at, one.trouble.en]] : []))

test('cells with commas, marks and line ends in quotation marks; semicolons and tabs as well', async () => {
  const read = await records('a,b\n"x, ""y""",3\n\n"two\nlines",4\n,""\n')
  assert.deepEqual(read, [
    [1, 'a', 'b'],
    [2, 'x, "y"', '3'],
    [4, 'two\nlines', '4'],
    [6, '', ''],
  ])
  assert.deepEqual(await records('a;b\n1,5;2'), [
    [1, 'a', 'b'],
    [2, '1,5', '2'],
  ])
  assert.deepEqual(await records('a\tb\n1\t2'), [
    [1, 'a', 'b'],
    [2, '1', '2'],
  ])
  assert.deepEqual(await records('a,b\n5" screen,1\n6" case,2'), [
    [1, 'a', 'b'],
    [2, '5" screen', '1'],
    [3, '6" case', '2'],
  ])
})

test('a row that is not right costs that row only, with its line and the reason', async () => {
  const marks = 'the quotation marks do not pair up'
  const text = 'a,b\n1,2,3\nok,1\n"never closed,2\nok,2\n"ok",3\n"shut"too early,4\nok,4\none\nok,5\n"open at the end,6'
  assert.deepEqual(await records(text), [
    [1, 'a', 'b'],
    [2, '✖', 'columns: 3, in the header: 2'],
    [3, 'ok', '1'],
    [4, '✖', marks],
    [5, 'ok', '2'],
    [6, 'ok', '3'],
    [7, '✖', marks],
    [8, 'ok', '4'],
    [9, '✖', 'columns: 1, in the header: 2'],
    [10, 'ok', '5'],
    [11, '✖', marks],
  ])
})

test('ten thousand broken rows are read as quickly as good ones', { timeout: 10_000 }, async () => {
  const read = await records(`a,b\n${'"broken,1\n'.repeat(9_999)}ok,1`)
  assert.deepEqual([read.length, read.at(-1)], [10_001, [10_001, 'ok', '1']])
})

test('whatever is written as CSV is read back as it was', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '中'), maxLength: 6 })
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = ['"h1","h2"', ...rows.map((row) => row.map(quoted).join(','))].join('\n')
      assert.deepEqual(
        (await records(text)).slice(1).map(([, ...cells]) => cells),
        rows,
      )
    }),
    { numRuns: 300 },
  )
})

test('one product from its rows, one a SKU, with exact prices', async () => {
  const found = await things(
    'products',
    `product_id,title,tags,currency,sku_id,price,stock,available,option:颜色,option:尺码,attribute:材质,as_of
p1,连衣裙,通勤 | 新品,,s1,199.90,3,,红,L,棉,2026-10-01 10:00
p1,,,,s2,0.1,0,,红,,,
p1,,,,s3,1000,,否,,,,
p2,Notebook,,JPY,s4,1200.00,,,,,,
p3,Only named,,,,,,,,,,`,
  )
  const [dress, notebook, bare] = itemsOf(found).map((item) => productInputSchema.parse(item))
  assert.deepEqual(troublesOf(found), [])
  assert.deepEqual([dress!.tags, dress!.attributes, dress!.asOf], [['通勤', '新品'], { 材质: '棉' }, '2026-10-01T02:00:00.000Z'])
  assert.deepEqual(dress!.skus, [
    { externalId: 's1', options: { 颜色: '红', 尺码: 'L' }, price: 19990, stock: 3, available: true },
    { externalId: 's2', options: { 颜色: '红' }, price: 10, stock: 0, available: false },
    { externalId: 's3', options: {}, price: 100000, stock: null, available: false },
  ])
  assert.deepEqual([notebook!.currency, notebook!.skus[0]!.price, bare!.skus], ['JPY', 1200, []])
})

test('a product with a bad row is left out whole; each bad cell is named with its line', async () => {
  const found = await things(
    'products',
    `product_id,title,sku_id,price,stock
p1,A,s1,abc,1
p1,,s2,1.005,-2
p2,B,s3,5,1
,C,s4,5,1
p3,,s5,,
p4,D,s6,1 000,
p5,E,s7,7,7`,
  )
  assert.deepEqual(
    itemsOf(found).map((item) => (item as { externalId: string }).externalId),
    ['p2', 'p5'],
  )
  assert.deepEqual(troublesOf(found), [
    ['2', 'price: not an amount in CNY: abc (all of p1 was left out)'],
    ['3', 'stock: not a whole number: -2; price: not an amount in CNY: 1.005 (all of p1 was left out)'],
    ['5', 'product_id: must not be empty'],
    ['6', 'title: must not be empty; price: must not be empty'],
    ['7', 'price: not an amount in CNY: 1 000'],
  ])
})

test('one order from its rows, one a line, with payments and parcels', async () => {
  const found = await things(
    'orders',
    `order_id,number,customer_id,status,placed_at,freight,paid,refunded,payment_method_id,recipient,address1,city,title,sku_id,quantity,unit_price,line_discount,tracking_number,carrier
o1,NO 1,c1,shipped,2026-10-01 09:30:00,12,210,10,m1,王小雨,科技路 1 号,深圳,裙子,s1,2,100,2,SF1,顺丰
o1,,,,,,,,,,,,帽子,s2,,0.5,,SF1,
o1,,,,,,,,,,,,鞋,s3,,1.5,,SF2,圆通
o2,,c2,placed,,,,,,,,,伞,,,20,,,`,
  )
  const [one, two] = itemsOf(found).map((item) => orderInputSchema.parse(item))
  assert.deepEqual(
    one!.lines.map((line) => [line.title, line.quantity, line.unitPrice, line.discount]),
    [
      ['裙子', 2, 10000, 200],
      ['帽子', 1, 50, 0],
      ['鞋', 1, 150, 0],
    ],
  )
  assert.deepEqual(
    one!.payments.map((payment) => [payment.kind, payment.amount, payment.methodExternalId]),
    [
      ['payment', 21000, 'm1'],
      ['refund', 1000, 'm1'],
    ],
  )
  assert.deepEqual(
    one!.parcels.map((parcel) => [parcel.trackingNumber, parcel.carrier, parcel.skuExternalIds]),
    [
      ['SF1', '顺丰', ['s1', 's2']],
      ['SF2', '圆通', ['s3']],
    ],
  )
  assert.deepEqual([one!.placedAt, one!.freight, one!.address?.lines], ['2026-10-01T01:30:00.000Z', 1200, ['科技路 1 号']])
  assert.deepEqual([two!.number, two!.payments, two!.parcels, two!.address], ['o2', [], [], null])
})

test('an order one of whose rows cannot be read is not taken in half', async () => {
  const found = await things(
    'orders',
    'order_id,customer_id,status,title,unit_price\no1,c,paid,A,1\no1,c,paid,"B,1\no2,c,paid,C,1\no2,c,paid,D,1,1\nnonsense\no3,c,paid,E,1',
  )
  assert.deepEqual(
    itemsOf(found).map((item) => (item as { externalId: string }).externalId),
    ['o3'],
  )
  assert.deepEqual(
    troublesOf(found).map(([at]) => at),
    ['3', '2', '5', '6', '4'],
  )
})

test('a broken row that only happens to contain the number of an order leaves that order alone', async () => {
  const found = await things('orders', 'order_id,customer_id,status,title,unit_price\n1,c,paid,A,1\n21,c,paid,"B,11\n1,c,paid,C,1')
  const [one] = itemsOf(found).map((item) => orderInputSchema.parse(item))
  assert.deepEqual([one?.lines.map((line) => line.title), troublesOf(found).map(([at]) => at)], [['A', 'C'], ['3']])
})

test('customers, one a row; one given twice is not taken', async () => {
  const found = await things(
    'customers',
    'customer_id,name,email,phone,language,city\nc1,王小雨,w@example.com,13800000000,zh-CN,深圳\nc2,,,,,\nc3,A,,,,\nc3,B,,,,',
  )
  const people = itemsOf(found).map((item) => customerInputSchema.parse(item))
  assert.deepEqual([people[0]!.name, people[0]!.address?.city, people[1]!.name, people[1]!.address], ['王小雨', '深圳', null, null])
  assert.deepEqual(troublesOf(found), [
    ['4', 'c3 is given more than once'],
    ['5', 'c3 is given more than once'],
  ])
})
