import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cut } from './cut.ts'

test('what is cut is text, short enough, and a beginning of what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
      const short = cut(text, most)
      assert.ok(short.isWellFormed() && short.length <= most && text.startsWith(short))
      assert.ok(short.length >= Math.min(text.length, most) - 1)
    }),
  )
  assert.equal(cut('ab😀', 3), 'ab')
  assert.equal(cut('ab😀', 4), 'ab😀')
})
