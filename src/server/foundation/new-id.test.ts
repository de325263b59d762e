import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validate, version } from 'uuid'
import { newId } from './new-id.ts'

test('ids rise from call to call, carry the time, and no two share their random part', () => {
  const began = Date.now()
  const ids = Array.from({ length: 20_000 }, () => newId())
  assert.deepEqual(ids, ids.toSorted())
  assert.ok(ids.every((id) => validate(id) && version(id) === 7))
  const at = Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16)
  assert.ok(at >= began && at <= Date.now(), `${at}`)
  assert.equal(new Set(ids.map((id) => id.slice(-12))).size, ids.length)
})
