import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isoTime } from './iso-time.ts'

test('any moment is written as toISOString writes it, again and in any order; what is none fails as there', () => {
  const moments = fc.date({ noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(moments), (dates) => {
      for (const date of [...dates, ...dates.toReversed()]) assert.equal(isoTime(new Date(date)), date.toISOString())
    }),
  )
  for (const place of [0, 1024, 2048, 0]) assert.equal(isoTime(new Date(place)), new Date(place).toISOString())
  assert.throws(() => isoTime(new Date(Number.NaN)), RangeError)
  assert.equal(isoTime(new Date(0)), '1970-01-01T00:00:00.000Z')
})
