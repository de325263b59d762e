import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasonSaid, remedySaid } from './case-words.ts'
import { normalise } from './normalise.ts'

test('how something should be put right is heard where one way is named, and asked for where none or two are', () => {
  const ways = ['returnAndRefund', 'reissue', 'repair'] as const
  for (const [text, kind] of [
    ['I want a replacement', 'reissue'],
    ['please send me another one', 'reissue'],
    ['send me the right one', 'reissue'],
    ['我要补发', 'reissue'],
    ['能给我重新发一个吗', 'reissue'],
    ['just give me my money back', 'returnAndRefund'],
    ['退钱吧', 'returnAndRefund'],
    ['can you repair it', 'repair'],
    ['能修好吗', 'repair'],
    ["I don't want a repair, send me a new one", 'reissue'],
    ['不要维修，给我补发', 'reissue'],
    ['我需要补发', 'reissue'],
    ["no I don't want a repair", null],
    ['不要维修', null],
    ['不退货，只退款', null],
    ['how long does a refund take?', null],
    ['do I have to return it?', null],
    ['退款多久到账', null],
    ['需要退货吗', null],
    ['refund or replacement, whatever is faster', null],
    ['what a mess', null],
    ['快点处理', null],
  ] as const)
    assert.equal(remedySaid(normalise(text), ways), kind, text)
  for (const text of ['I want my money back', '不退货，只退款'])
    assert.equal(remedySaid(normalise(text), ['reissue', 'refundOnly']), 'refundOnly')
})

test('a reason is heard in a customer’s own words, and only where it is one', () => {
  for (const [text, reason] of [
    ["it doesn't fit", 'does not suit'],
    ['the shirt is too small', 'does not suit'],
    ['I changed my mind', 'no longer needed'],
    ['ordered the wrong size', 'ordered by mistake'],
    ['it stopped working', 'faulty'],
    ['not as described', 'not as described'],
    ['arrived broken', 'damaged'],
    ['穿不下', 'does not suit'],
    ['拍错了', 'ordered by mistake'],
    ['洗了一次就掉色', 'faulty'],
    ['杯子碎了', 'damaged'],
    ['不想要了', 'no longer needed'],
    ['I want to return it', null],
    ['too big and it arrived broken', null],
    ['帮我退货', null],
  ] as const)
    assert.equal(reasonSaid(normalise(text))?.en ?? null, reason, text)
})
