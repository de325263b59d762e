import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCases, readPhrasings, writeCases } from './bench-text.ts'

const text = [
  'where is my parcel => intent parcel.track',
  '@ann: cancel my order / no longer needed => flow cancel; says reason',
  '转人工 → person；not 抱歉',
].join('\n')

test('a line is a conversation: whose, its turns, what is expected', () => {
  const [first, second, third] = readCases(text)
  assert.deepEqual(first, { name: 'where is my parcel', customer: null, turns: ['where is my parcel'], expect: { intent: 'parcel.track' } })
  assert.deepEqual([second!.customer, second!.turns], ['ann', ['cancel my order', 'no longer needed']])
  assert.deepEqual(second!.expect, { flow: 'cancel', says: 'reason' })
  assert.deepEqual(third!.expect, { handOver: true, saysNot: '抱歉' })
})

test('what is written is read again as it was', () => {
  const cases = readCases(text)
  assert.deepEqual(readCases(writeCases(cases)), cases)
})

test('phrasings without an intent are left out', () => {
  assert.deepEqual(readPhrasings('where is it => parcel.track\njust words\n=> x'), [{ text: 'where is it', intent: 'parcel.track' }])
})
