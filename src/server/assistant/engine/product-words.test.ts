import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalise } from './normalise.ts'
import { budgetIn, isOpenWish, pointedAt, saysIt, wishesMet } from './product-words.ts'

test('a budget is a sum that is named as one', () => {
  for (const [text, most] of [
    ['通勤 透气 300 以内 裙子', 300],
    ['预算500的耳机', 500],
    ['200 左右的耳机', 240],
    ['三十岁 165cm 100斤 推荐裙子', null],
    ['a bag under $60', 60],
    ['gift around 40 quid', 48],
    ['500 以内的裙子 那 300 以内呢', 300],
    ['laptop bag for a 15 inch', null],
  ] as const)
    assert.equal(budgetIn(normalise(text))?.most ?? null, most, text)
})

test('wishes that a product meets, in the words of whoever asks', () => {
  assert.deepEqual(wishesMet('通勤 透气 300 以内 裙子', '轻盈通勤连衣裙 面料透气 裙子'), ['通勤', '透气', '裙子'])
  assert.deepEqual(wishesMet('推荐一款适合露营的灯', '露营灯 充电'), ['露营'])
  assert.deepEqual(wishesMet('a breathable dress for the office', 'office dress, breathable cotton'), ['breathable', 'dress', 'office'])
  assert.deepEqual(wishesMet('something good please', 'a good lamp'), [])
  assert.deepEqual(wishesMet('枕头和包包', '天然乳胶枕 帆布包'), ['枕头', '包包'])
  assert.deepEqual(wishesMet('my last order', 'elastic border strip'), [])
  assert.deepEqual(wishesMet('has it left yet, yes or no', 'hard case in yellow leather'), [])
  assert.deepEqual(wishesMet('hats and headphones', 'straw hat, wired headphone'), ['hats', 'headphones'])
})

test('a wish is open that names nothing but a sum, or whom it is for', () => {
  for (const open of ['想送女朋友一个礼物 200左右', '200 以内有什么推荐', 'gift for my dad around 50 dollars', 'something under 30'])
    assert.ok(isOpenWish(normalise(open)), open)
  for (const told of ['手机壳 50以内', 'a tent under 100']) assert.ok(!isOpenWish(normalise(told)), told)
})

test('“it” is a thing that is pointed at, not a syllable of 那么 or 这样', () => {
  for (const it of ['这个能机洗吗', '那件还有吗', '它防水吗', '这款和那款', '这些', '這雙', 'is it warm', 'do these run small'])
    assert.ok(saysIt.test(normalise(it)), it)
  for (const none of [
    '怎么那么贵',
    '有没有这么大的锅',
    '这样的天气穿什么',
    '那样不好看',
    '寄到那边多少钱',
    '這麼大的帳篷',
    '你们这里有伞吗',
    'item',
  ])
    assert.ok(!saysIt.test(normalise(none)), none)
})

test('one of several is pointed at by its place or its price', () => {
  for (const [text, one] of [
    ['最便宜的多少钱', 'cheapest'],
    ['便宜点的那个有货吗', 'cheapest'],
    ['how much is the cheapest one', 'cheapest'],
    ['is the more expensive one wireless', 'dearest'],
    ['最贵的那款', 'dearest'],
    ['第二个还有吗', 1],
    ['is the first one waterproof', 0],
    ['option 3', 2],
    ['最后一个', -1],
    ['第一次买', null],
    ['不贵的那种', null],
    ['the first time I ordered', null],
    ['when was my last order', null],
  ] as const)
    assert.equal(pointedAt(normalise(text)), one, text)
})
