import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Customer } from '../../shared/wire/commerce.ts'
import { firstRepeated, maskedAddress, maskedCustomer, maskedEmail, maskedPhone } from './rules.ts'

test('emails keep their first character and their domain', () => {
  const cases = [
    ['jane.roe@example.com', 'j***@example.com'],
    ['a@b.test', 'a***@b.test'],
    ['王小雨@example.com', '王***@example.com'],
    ['"a@b"@c.test', '"***@c.test'],
    ['@odd', '****'],
    ['nothing', '****'],
  ] as const
  for (const [plain, masked] of cases) assert.equal(maskedEmail(plain), masked)
})

test('phones keep just enough to be recognised, however they are written', () => {
  const cases = [
    ['13800000000', '138****0000'],
    ['138 0000 0000', '138****0000'],
    ['+86 138-0000-0000', '+86****0000'],
    ['(212) 555-0142', '212****0142'],
    ['5550142', '****42'],
    ['12345', '****45'],
    ['110', '****'],
    ['1 1 0', '****'],
  ] as const
  for (const [plain, masked] of cases) assert.equal(maskedPhone(plain), masked)
})

const home = {
  name: '王小雨',
  phone: '13800000000',
  lines: ['南山区科技路 1 号', '2 栋'],
  city: '深圳',
  region: '广东',
  postcode: '518000',
  country: 'CN',
}

test('of an address only city, region and country remain', () => {
  const masked = maskedAddress(home)
  assert.deepEqual(masked, {
    name: '王**',
    phone: '138****0000',
    lines: ['****', '****'],
    city: '深圳',
    region: '广东',
    postcode: '****',
    country: 'CN',
  })
  assert.deepEqual(maskedAddress({ lines: [], city: null }), { lines: [], city: null })
})

test('a masked profile shows the name and nothing one could reach the person with', () => {
  const customer = { name: '王小雨', email: 'wang@example.com', phone: '13800000000', address: home, masked: false } as Customer
  const masked = maskedCustomer(customer)
  assert.equal(masked.name, '王小雨')
  assert.equal(masked.masked, true)
  for (const secret of ['wang', '1380000', '科技路', '518000']) assert.ok(!JSON.stringify(masked).includes(secret), secret)
  assert.deepEqual(maskedCustomer({ ...customer, email: null, phone: null, address: null }).email, null)
})

test('a name given twice is found', () => {
  assert.equal(firstRepeated(['a', 'b', 'c']), null)
  assert.equal(firstRepeated(['a', 'b', 'c', 'b', 'a']), 'b')
})
