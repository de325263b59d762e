import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { house } from '../../../../test/support/house.ts'
import { arrayText } from './array-text.ts'

const { house: home } = await house()
const given = async (type: string, values: readonly unknown[]) => {
  const { rows } = await home.database.system.query<{ back: unknown[] }>(`select $1::${type}[] as back`, [arrayText(values)])
  return rows[0]!.back
}

test('any texts arrive as they were: quotes, backslashes, braces, commas, the word NULL, nothing at all, and none', async () => {
  const awkward = ['', 'NULL', 'null', '"', '\\', '\\"', '{}', '{a,b}', ',', ' a ', '\n', "it's", '店铃 🔔', null]
  assert.deepEqual(await given('text', awkward), awkward)
  assert.deepEqual(await given('text', []), [])
  const words = fc.string({ unit: 'grapheme' }).map((word) => word.replaceAll('\0', '').toWellFormed())
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(words, fc.constant(null)), { maxLength: 8 }), async (values) =>
      assert.deepEqual(await given('text', values), values),
    ),
    { numRuns: 200 },
  )
})

test('numbers, booleans and times arrive as such; undefined is nothing', async () => {
  const now = new Date()
  assert.deepEqual(await given('int', [1, -2, null, undefined]), [1, -2, null, null])
  assert.deepEqual(await given('float8', [0.1, 1e-9, Number.MAX_VALUE]), [0.1, 1e-9, Number.MAX_VALUE])
  assert.deepEqual(await given('boolean', [true, false]), [true, false])
  assert.deepEqual(await given('timestamptz', [now, null]), [now, null])
})

test('arrays of arrays, bytes and objects are left to the driver', () => {
  assert.equal(arrayText([['a'], ['b']]), null)
  assert.equal(arrayText(['a', Buffer.from('b')]), null)
  assert.equal(arrayText([{ a: 1 }]), null)
})
