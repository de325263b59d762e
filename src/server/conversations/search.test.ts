import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { eventually, house, type TestMerchant } from '../../../test/support/house.ts'
import { customerInputSchema, orderInputSchema } from '../../shared/wire/commerce.ts'
import type { Found } from '../../shared/wire/search.ts'
import { importOrders } from '../commerce/actions.ts'
import { importCustomers } from '../customers/actions.ts'

const { merchant, customer, call } = await house()
let ours: TestMerchant
let theirs: TestMerchant
const find = async (q: string, more = '', who = ours.staff.staff): Promise<{ items: Found[]; next: string | null }> => {
  const { status, body } = await call(who, 'GET', `/search?q=${encodeURIComponent(q)}${more}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

before(async () => {
  ours = await merchant('search')
  theirs = await merchant('elsewhere')
  for (const one of [ours, theirs]) {
    const shopId = one.shops[0]!.id
    await importCustomers(one.system, {
      shopId,
      items: [
        customerInputSchema.parse({
          externalId: 'c-1',
          name: '王小雨',
          email: 'Rain@Mail.Test',
          phone: '+86 138-0013-8000',
          currency: 'CNY',
        }),
      ],
    })
    await importOrders(one.system, {
      shopId,
      items: [
        orderInputSchema.parse({
          externalId: 'o-1',
          number: 'XM-2026-77',
          customerExternalId: 'c-1',
          status: 'paid',
          currency: 'CNY',
          lines: [{ title: '羊毛围巾', unitPrice: 100 }],
        }),
      ],
    })
    const ann = await customer(one)
    for (let i = 0; i < 5; i++)
      await call(ann, 'POST', '/widget/messages', { clientId: `find-${i}-0000`, body: `我的羊毛围巾掉色了 number ${i}, scarves bleed` })
  }
  await eventually('what was said to be findable', async () => (await find('掉色')).items.length === 5)
})

test('Chinese by any two characters, English by any form and by a beginning; every word is wanted', async () => {
  assert.equal((await find('围巾掉色')).items.length, 5)
  assert.equal((await find('scarve')).items.length, 5)
  assert.deepEqual(
    (await find('number 3 掉色')).items.map(({ excerpt }) => excerpt),
    ['我的羊毛围巾掉色了 number 3, scarves bleed'],
  )
  assert.deepEqual((await find('掉色 velvet')).items, [])
})

test('customers by name and by a whole contact only, orders by number, product and parcel', async () => {
  assert.deepEqual(
    (await find('小雨')).items.map(({ kind, title }) => [kind, title]),
    [['customer', '王小雨']],
  )
  for (const whole of ['13800138000', '+86 138 0013 8000', 'rain@mail.test'])
    assert.deepEqual(
      (await find(whole)).items.map(({ kind }) => kind),
      ['customer'],
      whole,
    )
  for (const part of ['138', '1380013', '8000', 'rain', 'mail.test']) assert.deepEqual((await find(part)).items, [], part)
  assert.deepEqual(
    (await find('XM-2026-77')).items.map(({ kind, title }) => [kind, title]),
    [['order', 'XM-2026-77']],
  )
  assert.deepEqual(
    (await find('羊毛围巾', '&kind=order')).items.map(({ title }) => title),
    ['XM-2026-77'],
  )
})

test('page by page, none twice and none left out', async () => {
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, next }: { items: Found[]; next: string | null } = await find('掉色', `&limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...items.map(({ id }) => id))
    cursor = next
  }
  assert.equal(seen.length, 5)
  assert.equal(new Set(seen).size, 5)
})

test('over years and kinds in the order of time, page by page, and a beginning is enough', async () => {
  const placed = Array.from({ length: 25 }, (_, n) => new Date(Date.now() - n * 47 * 86_400_000).toISOString())
  const orders = placed.map((placedAt, n) =>
    orderInputSchema.parse({
      externalId: `years-${n}`,
      number: `Y-${n}`,
      customerExternalId: 'c-1',
      status: 'paid',
      currency: 'CNY',
      placedAt,
      lines: [{ title: 'velvetine 天鹅绒', unitPrice: 100 }],
    }),
  )
  await importOrders(ours.system, { shopId: ours.shops[0]!.id, items: orders })
  for (const [typed, kind] of [
    ['velveti', ''],
    ['天鹅', '&kind=order'],
  ]) {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { items, next }: { items: Found[]; next: string | null } = await find(typed!, `&limit=4${kind}${cursor && `&cursor=${cursor}`}`)
      seen.push(...items.map(({ at }) => at))
      cursor = next
    }
    assert.deepEqual(seen, placed)
  }
  assert.deepEqual((await find('velveti', '&kind=complaint')).items, [])
})

test('nothing of another merchant, and signs that mean something to the database mean nothing', async () => {
  const foreign = await find('围巾', '', theirs.staff.staff)
  const own = await find('围巾')
  assert.ok(foreign.items.length > 0)
  for (const one of own.items) assert.ok(!foreign.items.some(({ id }) => id === one.id))
  for (const odd of ["'", '& | !', "'; drop table messages", ':*', '\\', '围巾 & !掉色']) await find(odd)
})
