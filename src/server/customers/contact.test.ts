import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isContactOf, isShortContact } from './contact.ts'

const known = { emails: ['Ann.Lee@example.com'], phones: ['+86 138 0013-8000'] }
const cases: [typed: string, is: boolean][] = [
  ['ann.lee@example.com', true],
  [' ANN.LEE@EXAMPLE.COM ', true],
  ['ann@example.com', false],
  ['@', false],
  ['13800138000', true],
  ['138 0013 8000', true],
  ['+8613800138000', true],
  ['008613800138000', true],
  ['１３８００１３８０００', true],
  ['8000', true],
  ['8001', false],
  ['000', false],
  ['38000', false],
  ['138000', false],
  ['13800138001', false],
  ['a8000', false],
  ['', false],
  ['0000000000', false],
]
for (const [typed, is] of cases) test(`“${typed}” is ${is ? '' : 'not '}a contact`, () => assert.equal(isContactOf(typed, known), is))

test('a customer without contacts is nobody’s', () => {
  for (const typed of ['', '0000', '@', '1234567']) assert.equal(isContactOf(typed, { emails: [], phones: ['', '12'] }), false, typed)
})
test('what can be guessed is known as such', () => {
  assert.deepEqual(['8000', '12 34', '13800138000', 'a@b.c'].map(isShortContact), [true, true, false, false])
})
