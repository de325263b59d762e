import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalise } from './normalise.ts'
import { budgetIn, wishesMet } from './product-words.ts'

test('a budget is a sum that is named as one', () => {
  for (const [text, most] of [
    ['通勤 透气 300 以内 裙子', 300],
    ['预算500的耳机', 500],
    ['200 左右的耳机', 240],
    ['三十岁 165cm 100斤 推荐裙子', null],
    ['a bag under $60', 60],
    ['gift around 40 quid', 48],
    ['laptop bag for a 15 inch', null],
  ] as const)
    assert.equal(budgetIn(normalise(text))?.most ?? null, most, text)
})

test('wishes that a product meets, in the words of whoever asks', () => {
  assert.deepEqual(wishesMet('通勤 透气 300 以内 裙子', '轻盈通勤连衣裙 面料透气 裙子'), ['通勤', '透气', '裙子'])
  assert.deepEqual(wishesMet('推荐一款适合露营的灯', '露营灯 充电'), ['露营'])
  assert.deepEqual(wishesMet('a breathable dress for the office', 'office dress, breathable cotton'), ['breathable', 'dress', 'office'])
  assert.deepEqual(wishesMet('something good please', 'a good lamp'), [])
})
