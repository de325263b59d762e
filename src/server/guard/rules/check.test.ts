import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atOnce } from '../../../shared/at-once.ts'
import { check, compileWords, type ShopWord } from './check.ts'

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
  assert.equal(verdictOf('全网最低价'), 'block')
  assert.equal(verdictOf('预计明天送达，以物流为准'), 'pass')
})

test('identity and card numbers are stopped only when their check digits are right', () => {
  assert.equal(verdictOf('号码 4111 1111 1111 1111'), 'block')
  assert.equal(verdictOf('号码 4111 1111 1111 1112'), 'pass')
  assert.equal(verdictOf('身份证 11010519491231002X'), 'block')
  assert.equal(verdictOf('运单号 773042918465021'), 'pass')
})

test("a shop's own words: replaced, allowed, blocked, in one channel only", () => {
  const own: ShopWord[] = [
    { word: '亲', verdict: 'replace', replacement: '您' },
    { word: '傻逼', verdict: 'allow', replacement: null },
    { word: '竞品A', verdict: 'block', replacement: null },
    { word: 'ass', verdict: 'block', replacement: null },
    { word: '直播间', verdict: 'block', replacement: null, channel: 'email' },
  ]
  const words = atOnce(compileWords(own))
  const verdict = (text: string, channel = 'widget') => check(text, { words, channel }).verdict
  assert.deepEqual(check('亲，您好，亲', { words }).body, '您，您好，您')
  assert.equal(verdict('傻逼'), 'pass')
  assert.equal(verdict('竞 品 Ａ 更便宜'), 'block')
  assert.equal(verdict('the class is passing as soon as'), 'pass')
  assert.equal(verdict('a s s'), 'block')
  assert.equal(verdict('直播间见'), 'pass')
  assert.equal(verdict('直播间见', 'email'), 'block')
})

test('settings turn a reason off or down, but numbers of people never leave', () => {
  const of = (text: string) => check(text, { settings: { superlative: 'off', diversion: 'warn', personalData: 'off' } }).verdict
  assert.equal(of('全网最低价'), 'pass')
  assert.equal(of('加微信聊'), 'warn')
  assert.equal(of('我的电话 13812345678'), 'pass')
  assert.equal(of('号码 4111 1111 1111 1111'), 'block')
})

test('superlatives are told from ordinary words by what stands around them', () => {
  for (const text of [
    '最近发货有点慢',
    '这是最后一件',
    '您最好用温水洗',
    '最晚明天发出',
    '最多可以用两张券',
    '这是我们家最便宜的一款',
    '哪个最便宜',
    '最新的物流是今天',
    '第一次洗请单独洗',
  ])
    assert.equal(verdictOf(text), 'pass', text)
  for (const text of ['全网最低', '我们是行业第一', '国家级品质', '销量全国第一', '史上最低价', 'the cheapest on the internet'])
    assert.equal(verdictOf(text), 'block', text)
  assert.equal(verdictOf('买到就是赚到，最低价'), 'warn')
})

test('many spellings of one thing are that thing', () => {
  for (const text of [
    '加威信聊',
    '佳薇信聊',
    '加wei xin聊',
    'jia wei xin liao',
    '加微❤',
    '➕V❤️信',
    '加\u200b微\u200b信',
    '加徽亻言',
    '力口微信',
    '加 微 亻言',
    '好評返現 5 元',
    '好平返现5元',
    '好评fan现',
    '好女子评返现',
    'add me on wh4tsapp',
    'add me on whаtsаpp',
    '加。微。信',
  ])
    assert.equal(verdictOf(text), 'block', text)
})

test('what only looks or sounds alike passes', () => {
  for (const text of [
    '您的订单已用微信支付 59 元，请在微信小程序查看',
    '加V领毛衣一件',
    '加微波炉热一分钟',
    '卫星导航功能正常',
    '女子评价都不错',
    '精品女装',
    '不去，死机了再联系我',
    '您好，包裹已到上海转运中心，预计明天送达',
    'The best way to reach us is this chat',
    'I will check with the carrier and get back to you',
  ])
    assert.equal(verdictOf(text), 'pass', text)
  assert.equal(verdictOf('加微信，支付方便'), 'block')
})

test('a hit tells the words as they were written', () => {
  assert.equal(check('请加 V❤信 吧').hits[0]!.word, '加 V❤信')
})
