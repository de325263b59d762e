import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from './rules.ts'

const verdictOf = (text: string) => check(text).verdict

test('leads away from the shop, however it is spelled, are stopped', () => {
  for (const text of [
    '加V❤信聊',
    '加 微 信 abc123',
    '加我ＶＸ：shop888',
    '加薇♥信吧',
    '可以加我QQ123456',
    '我们线下交易吧',
    'add me on WhatsApp',
    'a d d  m e  o n  telegram',
  ])
    assert.equal(verdictOf(text), 'block', text)
})

test('the same characters in an honest sentence pass', () => {
  for (const text of [
    '可以用微信支付吗？可以的',
    '您的订单用微信支付了 59 元',
    '这款是 V 领，信封包装',
    '加微波炉热一分钟即可',
    'You can pay with WeChat Pay',
    'We will refund your order within 3 days',
  ])
    assert.equal(verdictOf(text), 'pass', text)
})

test('money for reviews is stopped, an honest invitation is not', () => {
  assert.equal(verdictOf('好评返现 5 元哦'), 'block')
  assert.equal(verdictOf('五 星 好 评 送小礼品'), 'block')
  assert.equal(verdictOf('欢迎您写下真实评价'), 'pass')
})

test('what nobody can guarantee is a warning', () => {
  assert.equal(verdictOf('保证明天送到'), 'warn')
  assert.equal(verdictOf('全网最低价'), 'warn')
  assert.equal(verdictOf('预计明天送达，以物流为准'), 'pass')
})

test('identity and card numbers are stopped only when their check digits are right', () => {
  assert.equal(verdictOf('号码 4111 1111 1111 1111'), 'block')
  assert.equal(verdictOf('号码 4111 1111 1111 1112'), 'pass')
  assert.equal(verdictOf('身份证 11010519491231002X'), 'block')
  assert.equal(verdictOf('运单号 773042918465021'), 'pass')
})

test("a shop's own words: replaced, allowed, blocked", () => {
  const words = [
    { word: '亲', verdict: 'replace' as const, replacement: '您' },
    { word: '傻逼', verdict: 'allow' as const, replacement: null },
    { word: '竞品A', verdict: 'block' as const, replacement: null },
  ]
  assert.deepEqual(check('亲，您好', words).body, '您，您好')
  assert.equal(check('傻逼', words).verdict, 'pass')
  assert.equal(check('竞 品 Ａ 更便宜', words).verdict, 'block')
})

test('a hit tells the words as they were written', () => {
  assert.equal(check('请加 V❤信 吧').hits[0]!.word, '加 V❤信')
})
