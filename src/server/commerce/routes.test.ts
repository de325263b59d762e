import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house as openTestHouse } from '../../../test/support/house.ts'
import { customerSchema, orderSchema, productSchema } from '../../shared/wire/commerce.ts'
import { pageOf } from '../foundation/http/paging.ts'

const { merchant, key, call, customer } = await openTestHouse({ work: false })
const mine = await merchant('mine')
const theirs = await merchant('theirs')
const shop = mine.shops[0]!.id
const program = { token: await key(mine) }
const { owner, supervisor, staff } = mine.staff

const home = { name: 'Ann', phone: '+1 212 555 0142', lines: ['1 Elm Street'], city: 'Denver', region: 'CO', postcode: '80279' }
const people = [{ externalId: 'ann', name: 'Ann Lee', email: 'ann@example.com', phone: '+1 212 555 0142', address: home, currency: 'USD' }]
const goods = [{ externalId: 'kettle', title: 'Kettle', currency: 'USD', skus: [{ externalId: 'k1', price: 4784, stock: 5 }] }]
const sales = [
  {
    externalId: 'o1',
    number: '#W1',
    customerExternalId: 'ann',
    status: 'paid',
    currency: 'USD',
    address: home,
    lines: [{ title: 'Kettle', productExternalId: 'kettle', unitPrice: 4784 }],
  },
]
const put = (kind: string, items: unknown, who: { token?: string; cookie?: string } | null = program, headers = {}) =>
  call(who, 'PUT', `/shops/${shop}/${kind}`, { items }, headers)

test('a program brings its shop in, again without a change, and reads it back in the documented shapes', async () => {
  const all = { customers: people, products: goods, orders: sales }
  for (const [kind, items] of Object.entries(all))
    assert.deepEqual((await put(kind, items)).body, { created: 1, updated: 0, unchanged: 0, errors: [] }, kind)
  for (const [kind, items] of Object.entries(all))
    assert.deepEqual((await put(kind, items)).body, { created: 0, updated: 0, unchanged: 1, errors: [] }, kind)
  const orders = pageOf(orderSchema).parse((await call(program, 'GET', `/orders?shop=${shop}`)).body)
  const products = pageOf(productSchema).parse((await call(program, 'GET', '/products?q=kettles')).body)
  const customers = pageOf(customerSchema).parse((await call(program, 'GET', `/customers?shop=${shop}`)).body)
  assert.deepEqual([orders.items[0]?.number, orders.items[0]?.customerExternalId, orders.items[0]?.total.amount], ['#W1', 'ann', 4784])
  assert.deepEqual([products.items[0]?.skus[0]?.stock, products.next], [5, null])
  assert.deepEqual([customers.items[0]?.email, customers.items[0]?.orderCount, customers.items[0]?.masked], ['ann@example.com', 1, false])
  orderSchema.parse((await call(owner, 'GET', `/orders/${orders.items[0]!.id}`)).body)
  productSchema.parse((await call(owner, 'GET', `/products/${products.items[0]!.id}`)).body)
  assert.equal((await call(owner, 'GET', `/orders?number=${encodeURIComponent('w 1')}`)).body.items.length, 1)
})

test('bad items of a batch are told one by one in the reader’s language; the good ones are in', async () => {
  const items = [
    { externalId: 'a', currency: 'USD' },
    { externalId: 'b', currency: 'USD', name: 7 },
    'nonsense',
    { externalId: 'c', currency: 'USD', wings: 2 },
    { externalId: 'd', currency: 'USD', name: 'half \ud83d' },
    { externalId: 'e', currency: 'USD', name: 'zero \u0000' },
    { externalId: 'f', currency: 'USD', name: 'a \\u0000 written out' },
  ]
  const answer = await put('customers', items, program, { 'accept-language': 'zh-CN' })
  assert.deepEqual([answer.status, answer.body.created], [200, 2])
  const errors = answer.body.errors as { index: number; message: string }[]
  assert.deepEqual(
    errors.map((error) => error.index),
    [1, 2, 3, 4, 5],
  )
  assert.match(errors[0]!.message, /^name: .*期望/)
  assert.match(errors[2]!.message, /wings/)
  assert.equal(errors[3]!.message, '含有无法保存的字符')
  const orphan = await put('orders', [{ ...sales[0], externalId: 'o9', customerExternalId: 'nobody' }])
  assert.deepEqual(orphan.body.errors, [{ index: 0, message: 'there is no customer nobody' }])
})

test('too many items, unknown fields, foreign shops and missing rights change nothing', async () => {
  const many = Array.from({ length: 501 }, (_, i) => ({ externalId: `x${i}`, currency: 'USD' }))
  assert.deepEqual([(await put('customers', many)).status, (await put('customers', 'all')).status], [400, 400])
  assert.equal((await call(program, 'PUT', `/shops/${shop}/customers`, { items: [], more: 1 })).status, 400)
  for (const kind of ['customers', 'products', 'orders']) {
    const foreign = await call(program, 'PUT', `/shops/${theirs.shops[0]!.id}/${kind}`, { items: [] })
    assert.deepEqual([foreign.status, foreign.body.error?.code], [404, 'shop.notFound'], kind)
    assert.deepEqual(
      [(await put(kind, [], supervisor)).body.error?.code, (await put(kind, [], owner)).status],
      ['permission.missing', 200],
      kind,
    )
    assert.equal((await put(kind, [], { token: await key(mine, ['commerce.read']) })).body.error?.code, 'permission.missing')
    assert.equal((await put(kind, [], null)).status, 401)
  }
})

test('a customer’s own token opens none of the shop’s lists', async () => {
  const { token } = await customer(mine, 'ann')
  for (const path of ['/orders', '/products', '/customers']) assert.equal((await call({ token }, 'GET', path)).status, 401, path)
})

test('a profile is masked for everyone at the desk; only who may reveals it, and that is recorded', async () => {
  const { items } = (await call(staff, 'GET', '/customers')).body as { items: { id: string; externalId: string }[] }
  const { id } = items.find((one) => one.externalId === 'ann')!
  const masked = (await call(supervisor, 'GET', `/customers/${id}`)).body
  assert.deepEqual(
    [masked.name, masked.email, masked.phone, masked.address.lines, masked.orderCount, masked.masked],
    ['Ann Lee', 'a***@example.com', '+12****0142', ['****'], 1, true],
  )
  const refused = await call(staff, 'POST', `/customers/${id}/reveal`, {})
  assert.deepEqual([refused.status, refused.body.error.code], [403, 'permission.missing'])
  const revealed = (await call(supervisor, 'POST', `/customers/${id}/reveal`, {})).body
  assert.deepEqual([revealed.email, revealed.address, revealed.masked], ['ann@example.com', home, false])
  for (const [who, method, path] of [
    [theirs.staff.owner, 'GET', `/customers/${id}`],
    [theirs.staff.owner, 'POST', `/customers/${id}/reveal`],
    [{ token: await key(theirs) }, 'POST', `/customers/${id}/session`],
  ] as const) {
    const answer = await call(who, method, path, method === 'POST' ? {} : undefined)
    assert.deepEqual([answer.status, answer.body.error.code], [404, 'customer.notFound'], path)
  }
})

test('a program opens a session as a customer; the token works and is kept nowhere, also not beside an idempotency key', async () => {
  const { items } = (await call(program, 'GET', '/customers')).body as { items: { id: string; externalId: string }[] }
  const path = `/customers/${items.find((one) => one.externalId === 'ann')!.id}/session`
  const opened = await call(program, 'POST', path, {}, { 'idempotency-key': 'once' })
  assert.equal(opened.status, 201)
  const again = await call(program, 'POST', path, {}, { 'idempotency-key': 'once' })
  assert.notEqual(again.body.token, opened.body.token)
  const reachable = await call({ token: opened.body.token }, 'GET', '/widget/messages')
  assert.equal(reachable.status, 200)
  assert.equal((await call({ token: await key(mine, ['customers.read']) }, 'POST', path, {})).body.error.code, 'permission.missing')
  assert.equal((await call(owner, 'POST', path, {})).status, 401)
})
