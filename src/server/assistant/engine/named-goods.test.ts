import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isKin, isThing, namedIn, type ProductWords, speaksOf } from './named-goods.ts'
import { normalise } from './normalise.ts'

const named = (text: string) => namedIn(normalise(text))

test('a thing is named where one asks for goods, in both languages', () => {
  for (const [text, thing, asks] of [
    ['电饼铛多少钱', '电饼铛', 'price'],
    ['請問電熱毯有貨嗎', '电热毯', 'stock'],
    ['你们有没有鱼竿卖', '鱼竿', 'stock'],
    ['保鲜膜几天能到', '保鲜膜', 'arrival'],
    ['热水壶怎么清洗', '热水壶', 'detail'],
    ['how much is the waffle iron', 'waffle iron', 'price'],
    ["what's the griddle's price", 'griddle', 'price'],
    ['do you guys sell fishing rods?', 'fishing rods', 'stock'],
    ['when will the griddle arrive', 'griddle', 'arrival'],
    ['how do I clean the griddle', 'griddle', 'detail'],
    ['does the tumble dryer come in white', 'tumble dryer', 'detail'],
  ] as const)
    assert.deepEqual(named(text), { thing, asks }, text)
})

test('an option, a service, a place, “it” and one of several are no things', () => {
  for (const text of [
    '有货吗',
    '有没有货',
    '这个多少钱',
    '那个杯子多少钱',
    '有黑色的吗',
    '黑色M有吗',
    '有大一码的吗',
    '有优惠吗',
    '有运费险吗',
    '有没有说明书',
    '最便宜的多少钱',
    '甘肃几天能到',
    '我的快递几天能到',
    '退款几天能到',
    '一百六十斤穿多大码',
    'how much is it',
    'how much is the cheaper one',
    'how much is shipping',
    'is pink available',
    'what colours do you have',
    'do you have it in red',
    'do you have a store in Leeds',
    'when will my order arrive',
    'do you have size 12',
  ])
    assert.equal(named(text), null, text)
})

const flask: ProductWords = { name: '304 不锈钢保温壶 杯壶', all: '304 不锈钢保温壶 杯壶 内胆不锈钢,带滤网 颜色 墨绿' }
const mug: ProductWords = { name: 'brook travel mug mugs', all: 'brook travel mug mugs steel, comes with a lid colour black' }

test('a product is the thing that was named when all that is said of the thing holds for it', () => {
  for (const thing of ['保温壶', '不锈钢保温壶', '墨绿保温壶']) assert.ok(isThing(thing, flask), thing)
  for (const thing of ['烤箱', '电水壶', '滤网']) assert.ok(!isThing(thing, flask), thing)
  for (const thing of ['mug', 'travel mugs', 'brook', 'black mug', 'steel mug']) assert.ok(isThing(thing, mug), thing)
  for (const thing of ['kettle', 'glass mug', 'lid', 'travel kettle']) assert.ok(!isThing(thing, mug), thing)
})

test('what is near, and what is a part', () => {
  assert.ok(isKin('glass mug', mug) && !isKin('kettle', mug))
  assert.ok(speaksOf('lid', mug) && !speaksOf('strap', mug))
  assert.ok(speaksOf('滤网', flask) && !speaksOf('茶漏', flask))
  const bag: ProductWords = { name: '加厚帆布托特包', all: '加厚帆布托特包' }
  assert.ok(isKin('双肩包', bag) && !isKin('全麦面包', bag), 'bread is no bag')
})
