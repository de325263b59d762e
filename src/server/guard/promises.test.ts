import assert from 'node:assert/strict'
import { test } from 'node:test'
import { threadMs } from '../../../test/support/longest-turn.ts'
import { findPromises } from './promises.ts'

const HOUR = 3_600_000
const found = (text: string) => findPromises(text).map(({ words }) => words)

test('what promises something, without saying until when', () => {
  for (const text of [
    '我们会尽快给您回复',
    '稍后给您回复哈',
    '好的亲，我马上帮您查一下。',
    '我这边核实后再联系您',
    '有结果了第一时间通知您～',
    '明天给您答复',
    '已经反馈给仓库，晚点跟您联系',
    'I will get back to you by Friday.',
    "We'll look into this and let you know.",
    "I'll check with the warehouse and get back to you as soon as possible",
    'Our team will contact you shortly.',
    "You'll hear from us soon.",
    'I’ll send you a new one tomorrow!',
  ])
    assert.deepEqual(
      findPromises(text).map(({ withinMs }) => withinMs),
      [null],
      text,
    )
})

test('what promises nothing', () => {
  for (const text of [
    '您好，请问有什么可以帮您？',
    '请您尽快到快递柜取件',
    '麻烦您尽快提供一下照片',
    '已经为您退款了，请查收',
    '这件衣服是纯棉的，尺码偏大',
    '七天无理由退货，运费由我们承担',
    '请稍等',
    'Your parcel is on its way and arrives on Friday.',
    'Please send us a photo of the lamp.',
    'You will find the code in your email.',
    'I have refunded the order.',
    'Could you let me know your order number?',
    'It will fit a shelf of 30 cm.',
  ])
    assert.deepEqual(found(text), [], text)
})

test('a promise that says until when needs no question', () => {
  for (const [text, hours] of [
    ['2小时内给您回复', 2],
    ['我们会在 24 小时内处理好', 24],
    ['半个小时内给您答复', 0.5],
    ['三个工作日内退款给您', 72],
    ['30分钟后联系您', 0.5],
    ["I'll get back to you within 24 hours.", 24],
    ['We will update you in two days.', 48],
    ['I will call you in an hour', 1],
  ] as const)
    assert.deepEqual(
      findPromises(text).map(({ withinMs }) => withinMs),
      [hours * HOUR],
      text,
    )
})

test('each sentence that promises is found, and a long text does not take long', () => {
  assert.deepEqual(found('您好。我们会尽快处理！请问还有别的吗？晚些给您回电。'), ['我们会尽快处理！', '晚些给您回电。'])
  const began = threadMs()
  findPromises('尽快今天we will a '.repeat(450))
  assert.ok(threadMs() - began < 200)
})
