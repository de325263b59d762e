import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { house } from '../../../../test/support/house.ts'
import { arrayParameter } from './arrays.ts'
import { statement } from './database.ts'

const { house: home } = await house()
const given = async (type: string, values: readonly unknown[]) => {
  const { rows } = await home.database.system.query<{ back: unknown[] }>(statement(`select $1::${type}[] as back`, [values]))
  return rows[0]!.back
}
const orNothing = <T>(one: fc.Arbitrary<T>) => fc.array(fc.oneof(one, fc.constant(null)), { maxLength: 8 })
const comesBack = <T>(type: string, one: fc.Arbitrary<T>) =>
  fc.assert(
    fc.asyncProperty(orNothing(one), async (values) => assert.deepEqual(await given(type, values), values)),
    { numRuns: 200 },
  )

test('any texts arrive as they were: quotes, backslashes, braces, commas, the word NULL, nothing at all, and none', async () => {
  const awkward = ['', 'NULL', 'null', '"', '\\', '\\"', '{}', '{a,b}', ',', ' a ', '\n', "it's", '店铃 🔔', null]
  assert.deepEqual(await given('text', awkward), awkward)
  assert.deepEqual(await given('text', []), [])
  await comesBack(
    'text',
    fc.string({ unit: 'grapheme' }).map((word) => word.replaceAll('\0', '').toWellFormed()),
  )
})

test('numbers, booleans and times arrive as such; undefined is nothing', async () => {
  const now = new Date()
  assert.deepEqual(await given('int', [1, -2, null, undefined]), [1, -2, null, null])
  assert.deepEqual(await given('float8', [0.1, 1e-9, Number.MAX_VALUE]), [0.1, 1e-9, Number.MAX_VALUE])
  assert.deepEqual(await given('boolean', [true, false]), [true, false])
  assert.deepEqual(await given('timestamptz', [now, null, undefined]), [now, null, null])
})

test('ids, times and JSON go as bytes and arrive as they were, and so does no element', async () => {
  for (const [type, value] of [
    ['uuid', '01a226d0-4b57-76d4-8b1f-9c164007c238'],
    ['timestamptz', new Date()],
    ['json', '{}'],
  ] as const) {
    assert.ok(Buffer.isBuffer(arrayParameter(type, [value, null])), type)
    assert.deepEqual(await given(type, []), [])
  }
  await comesBack('uuid', fc.uuid())
  // As far as PostgreSQL's calendar and this one's go together.
  await comesBack('timestamptz', fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }))
  const texts = fc.sample(fc.json({ stringUnit: 'grapheme' }), 200)
  const back = await given('json', [...texts, null])
  assert.deepEqual(back, [...texts.map((text) => JSON.parse(text) as unknown), null])
})

test('a time without an end is one', async () => {
  const { rows } = await home.database.system.query<{ endless: boolean[] }>(
    statement('select array(select not isfinite(t) from unnest($1::timestamptz[]) t) as endless', [['infinity', new Date()]]),
  )
  assert.deepEqual(rows[0]!.endless, [true, false])
})

test('what only looks like an id or a time is refused by the database, as it always was; ids in other spellings are taken', async () => {
  const id = '01a226d0-4b57-76d4-8b1f-9c164007c238'
  for (const wrong of [
    '',
    'id',
    `-${id.slice(1, 7)}--${id.slice(9)}`,
    `-${id.slice(1, 5)}-${id.slice(6)}`,
    `${id} `,
    id.replace('0', 'g'),
    id.replace('-', '0'),
    id.replace('a', 'é'),
    id.slice(1),
  ])
    await assert.rejects(given('uuid', [id, wrong]), { code: '22P02' }, wrong)
  await assert.rejects(given('timestamptz', ['soon']), { code: '22007' })
  assert.deepEqual(await given('uuid', [id.toUpperCase(), `{${id}}`, id.replaceAll('-', '')]), [id, id, id])
  assert.deepEqual(await given('timestamptz', ['2026-11-29T10:00:00Z']), [new Date('2026-11-29T10:00:00Z')])
})

test('arrays of arrays, bytes and objects are left to the driver', () => {
  assert.equal(arrayParameter('text', [['a'], ['b']]), null)
  assert.equal(arrayParameter('text', ['a', Buffer.from('b')]), null)
  assert.equal(arrayParameter(undefined, [{ a: 1 }]), null)
  assert.equal(arrayParameter('json', [{ a: 1 }]), null)
})
