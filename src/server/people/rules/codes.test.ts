import assert from 'node:assert/strict'
import { test } from 'node:test'
import { URI } from 'otpauth'
import { isWeakPassword, otpauthUri, readRecoveryCode, recoveryCodeFrom, secretFrom, stepOf } from './codes.ts'

test('the codes are those of RFC 6238', () => {
  const secret = secretFrom(Buffer.from('12345678901234567890'))
  assert.equal(secret, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ] as const)
    assert.equal(stepOf(secret, code, new Date(seconds * 1000)), Math.floor(seconds / 30))
})

test('a code holds for its own half minute, the one before and the one after', () => {
  const secret = secretFrom(Buffer.alloc(20, 7))
  const parsed = URI.parse(otpauthUri(secret, 'ann@shop.test'))
  const at = new Date('2026-11-01T08:00:10Z')
  const code = 'generate' in parsed ? (parsed as { generate(of: { timestamp: number }): string }).generate({ timestamp: at.getTime() }) : ''
  const later = (seconds: number) => stepOf(secret, code, new Date(at.getTime() + seconds * 1000))
  const step = Math.floor(at.getTime() / 30_000)
  assert.deepEqual([0, 30, -30, 80, -80].map(later), [step, step, step, null, null])
  for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６', ' 123456']) assert.equal(stepOf(secret, wrong, at), null)
})

test('a recovery code is read however it is typed', () => {
  const code = recoveryCodeFrom(Buffer.from('00ff10203040506070ab', 'hex'))
  assert.match(code, /^(?:[a-z1-9]{4}-){3}[a-z1-9]{4}$/)
  assert.equal(readRecoveryCode(code.toUpperCase().replaceAll('-', ' ')), code)
  for (const wrong of ['', 'abc', `${code}x`, code.replace(/.$/, 'l'), '%'.repeat(16)]) assert.equal(readRecoveryCode(wrong), null)
})

test('a password needs ten letters and more than one’s own name', () => {
  for (const weak of ['short', 'aaaaaaaaaaaaa', 'abababababab', 'owner-owner-1']) assert.ok(isWeakPassword(weak, 'owner@shop.test'), weak)
  for (const fine of ['a long enough one', '足够长的一句口令才可以', 'x7#qP2!kZ0'])
    assert.ok(!isWeakPassword(fine, 'owner@shop.test'), fine)
})
