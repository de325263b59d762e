import type { Story } from './story.ts'

/** What is said beside what was asked, and what only a person can settle. */
export const beside: readonly Story[] = [
  {
    name: 'why and how it should be put right are heard before they are asked for',
    language: 'en',
    order: 'delivered',
    two: true,
    turns: [
      ['my order arrived broken', /Which one/],
      ['how long does a refund take?', /^(?!Noted)/],
      ['I want a replacement', /^Noted: Send it again[\s\S]*item/],
      ['what now?', /item|still need/],
      ['Mug', /picture/],
      [{ photo: 'look' }, /check/],
      [{ press: 'yes' }, /A person looks at it/],
    ],
    end: { status: 'delivered', cases: ['reissue:review'] },
  },
  {
    name: 'a reason said in the first sentence is not asked for',
    language: 'en',
    order: 'delivered',
    two: true,
    turns: [
      ["I'd like to return this, it doesn't fit", /Which one/],
      ['Shirt', /check/],
      [{ press: 'yes' }, /send the item back/],
    ],
    end: { status: 'returning', cases: ['returnAndRefund:awaitingReturn'] },
  },
  {
    name: 'charged twice: a person',
    language: 'en',
    order: 'paid',
    turns: [['I was charged twice!!!', /payment records/]],
    end: { status: 'paid', cases: [], held: 'waiting' },
  },
  {
    name: '先说要补发，再说是哪件',
    language: 'zh-CN',
    order: 'delivered',
    two: true,
    turns: [
      ['少发了一件', /哪一件/],
      ['要补发', /^好的，补发。[\s\S]*哪件/],
      ['那怎么办', /哪件|刚才问/],
      ['马克杯', /照片/],
      [{ photo: '只有一个' }, /核对/],
      [{ press: 'yes' }, /人工审核/],
    ],
    end: { status: 'delivered', cases: ['reissue:review'] },
  },
  {
    name: '要赔偿：交给客服，带上已知的',
    language: 'zh-CN',
    order: 'delivered',
    turns: [
      ['衣服洗了一次就掉色 质量太差了', /怎么处理/],
      ['我要三倍赔偿', /客服核实/],
    ],
    end: { status: 'delivered', cases: [], held: 'waiting', noted: /原因：质量问题/ },
  },
  {
    name: '钱扣了却没成功：交给客服',
    language: 'zh-CN',
    order: 'paid',
    turns: [['付款失败但是钱扣了', /支付记录/]],
    end: { status: 'paid', cases: [], held: 'waiting' },
  },
  {
    name: '没有到赔付标准：说清楚，也能转人工',
    language: 'zh-CN',
    order: 'delivered',
    turns: [['我要赔偿', /办不了[\s\S]*别的原因/]],
    end: { status: 'delivered', cases: [] },
  },
]
