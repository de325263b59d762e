import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { Refusal } from '../../shared/refusals.ts'
import { verifyCustomerProof } from './proof.ts'

const secret = 'ws_the-shops-own-secret-of-enough-bytes'
const now = new Date('2026-11-01T08:00:00Z')
const later = now.getTime() / 1000 + 3600

const sign = (claims: Record<string, unknown>, { key = secret, alg = 'HS256' } = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
const refused = (jwt: string) =>
  assert.rejects(verifyCustomerProof(jwt, secret, now), (error: Refusal) => error.code === 'customerProof.invalid')

test('a signed statement names the customer, with what it says of them', async () => {
  const full = await sign({ sub: ' u-1 ', name: '王小雨', email: 'w@example.com', phone: '13800000000', exp: later })
  assert.deepEqual(await verifyCustomerProof(full, secret, now), {
    externalId: 'u-1',
    name: '王小雨',
    email: 'w@example.com',
    phone: '13800000000',
  })
  const bare = await sign({ sub: 'u-2', name: '  ', exp: later })
  assert.deepEqual(await verifyCustomerProof(bare, secret, now), { externalId: 'u-2', name: null, email: null, phone: null })
})

test('another secret, another algorithm, no expiry, a past expiry and no signature are refused', async () => {
  await refused(await sign({ sub: 'u', exp: later }, { key: 'ws_another-secret-of-the-same-length-xx' }))
  await refused(await sign({ sub: 'u', exp: later }, { key: `${secret}${secret}`, alg: 'HS512' }))
  await refused(await sign({ sub: 'u' }))
  await refused(await sign({ sub: 'u', exp: now.getTime() / 1000 - 1 }))
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  await refused(`${part({ alg: 'none' })}.${part({ sub: 'u', exp: later })}.`)
  const [head, , signature] = (await sign({ sub: 'u', exp: later })).split('.')
  await refused(`${head}.${part({ sub: 'owner', exp: later })}.${signature}`)
  await refused('not a token')
})

test('claims of the wrong type are refused, signed or not', async () => {
  for (const claims of [
    { sub: '' },
    { sub: 7 },
    { sub: 'u\u0000' },
    { sub: 'u', name: { first: 'a' } },
    { sub: 'u', email: 'nobody' },
    { sub: 'u', phone: 138 },
  ])
    await refused(await sign({ exp: later, ...claims }))
  await refused(await sign({ sub: 'x'.repeat(121), exp: later }))
})
