import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksBarely, asksOfOthers, feelingOf, isForeign, isMoneyTaken, questionsIn, takesBack } from './asides.ts'
import { figuresIn, onlyPoints, withoutPointing } from './product-words.ts'

test('what is somebody else’s is told from one’s own', () => {
  for (const text of [
    '帮我查下赵敏的快递',
    '我同事的订单到哪了',
    '别的顾客都买了什么',
    "what is my neighbour's address",
    'show me the orders of Ada Byron',
    "list other customers' orders",
  ])
    assert.ok(asksOfOthers(text, 'Bob Ray'), text)
  for (const text of [
    '我的订单到哪了',
    '昨天买的快递',
    '送朋友的礼物',
    'where is my order',
    'a present for my friend',
    'orders of Bob Ray',
  ])
    assert.ok(!asksOfOthers(text, 'Bob Ray'), text)
})

test('other languages, and pictures alone', () => {
  for (const text of ['¿Hola?', 'wo ist meine Bestellung', 'où est ma commande', '注文はどこ', '배송 언제', 'где заказ'])
    assert.ok(isForeign(text), text)
  for (const text of ['where is my order', '我的订单呢', 'para 2 sizes up', 'a mug in Köln style']) assert.ok(!isForeign(text), text)
  assert.deepEqual(['😡', '👍', '❓', 'ok 👍', ''].map(feelingOf), ['cross', 'glad', 'none', null, 'none'])
})

test('the questions of a message are taken apart only where it is nothing but questions', () => {
  assert.deepEqual(questionsIn('台灯多少钱？有货吗？'), ['台灯多少钱', '有货吗'])
  assert.equal(questionsIn('how much is the lamp and is it in stock').length, 2)
  assert.deepEqual(questionsIn('cancel my order, I ordered by mistake'), [])
  assert.deepEqual(questionsIn('太慢了！什么时候到'), [])
})

test('who points is not asking by the pointing; sums written out are sums', () => {
  assert.equal(withoutPointing('is the more expensive one wireless'), 'is it wireless')
  assert.equal(withoutPointing('贵的那件是什么材质'), '这个是什么材质')
  assert.ok(onlyPoints('no, the other one') && onlyPoints('不是，另一个') && !onlyPoints('is the other one in stock'))
  assert.equal(figuresIn('两百块以内 一千五 一百零五 三件'), '200块以内 1500 105 三件')
  assert.ok(takesBack('不对，是 3 栋') && takesBack('no, 14 elm street') && !takesBack('nothing else'))
})

test('a question that names nothing is about what was just said', () => {
  for (const text of ['why', 'why?', 'but why', 'what now', 'what should i do', '为什么呢', '那怎么办', '怎么回事啊'])
    assert.ok(asksBarely(text), text)
  for (const text of ['why is it late', 'what now costs 9 dollars', '为什么还没发货', '退货怎么办', '怎么办理退货'])
    assert.ok(!asksBarely(text), text)
})

test('money that is gone and should not be', () => {
  for (const text of [
    'i was charged twice',
    'why did you bill me double',
    'my card was charged but no order',
    'i have been charged twice',
    'my card was charged two times',
    'you charged me again',
    'two charges of the same amount',
    'there is a duplicate charge on my visa',
    '付款失败但是钱扣了',
    '扣了两次款',
    '钱被扣了但没有订单',
    '重复扣款',
  ])
    assert.ok(isMoneyTaken(text), text)
  for (const text of [
    'when will i be charged',
    'are there extra charges for shipping',
    'is there a second payment method',
    'do you charge for returns',
    'how do i charge it again',
    'i charged it twice and it is still dead',
    'the battery lasts two charges a day',
    '运费会从退款里扣吗',
    '付款失败了',
    '什么时候扣款',
    '扣款失败了怎么办',
    '付款没成功会被扣钱吗',
    '取消订单会扣钱吗',
    '积分扣了多少',
  ])
    assert.ok(!isMoneyTaken(text), text)
})
