import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchWords, tsqueryOf, tsvectorOf } from './search-words.ts'

test('words are lower-cased and singular, Chinese is cut into characters and pairs, scripts side by side stay apart', () => {
  const cases: [text: string, words: string[]][] = [
    ['Water Bottles', ['water', 'bottle']],
    ['Batteries, boxes & a dress', ['battery', 'box', 'a', 'dress']],
    ['红裙子', ['红', '红裙', '裙', '裙子', '子']],
    ['iPhone手机壳', ['iphone', '手', '手机', '机', '机壳', '壳']],
    ['ＵＳＢ－Ｃ', ['usb', 'c']],
    ['T-shirt t-SHIRT', ['t', 'shirt']],
    ['！？ — …', []],
  ]
  for (const [text, words] of cases) assert.deepEqual(searchWords(text), words, text)
})

test('a very long text gives a bounded number of words', () => {
  const long = Array.from({ length: 9_000 }, (_, i) => `w${i}`).join(' ')
  assert.equal(searchWords(long).length, 2_000)
  assert.equal(searchWords('连'.repeat(5) + long).length, 2_000)
})

test('a query wants every word or any, quotes them, and leaves out characters a pair already asks for', () => {
  assert.equal(tsqueryOf(searchWords('red shoes')), `'red' & 'shoe':*`)
  assert.equal(tsqueryOf(searchWords('大码 裙')), `'大码' & '裙'`)
  assert.equal(tsqueryOf(searchWords('红色 kettle'), '|'), `'红色' | 'kettle':*`)
  assert.equal(tsqueryOf([`a'b`, 'c\\d & e']), `'a''b' & 'c\\\\d & e':*`)
  assert.equal(tsqueryOf([]), '')
})

test('the first text weighs more than the second', () => {
  assert.equal(tsvectorOf('Red kettle', 'kettle, steel'), `'red':1A 'kettle':2A 'steel':3B`)
})
