import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill } from './language.ts'

test('places are filled, one or many is told apart, and what nobody gave stays visible', () => {
  assert.equal(fill('{n} {n|case|cases} of {who}', { n: 1, who: 'Ann' }), '1 case of Ann')
  assert.equal(fill('{n} {n|case|cases}', { n: 0 }), '0 cases')
  assert.equal(fill('{n} {n|case|cases}', { n: '1' }), '1 case')
  assert.equal(fill('{n} {n|waits|wait}, {x}', { n: 3 }), '3 wait, {x}')
})
