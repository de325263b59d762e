import type { Text } from '../../../shared/language.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'

/** What departments were asked for, and how far each has come. */
export interface Errand {
  form: string
  title: Text
  fields: Readonly<Record<string, Text | string | boolean>>
  severity: Severity
  hours: number
  far: 'open' | 'inProgress' | 'answered' | 'done' | 'cancelled'
  answer?: Text
  /** Comes from one of the shop's conversations. */
  talk?: number
  parts?: readonly Errand[]
}

export const errands: readonly Errand[] = [
  {
    form: 'findParcel',
    title: { 'zh-CN': '少发一件，请核对称重', en: 'One item short: please check the weight' },
    fields: {
      question: { 'zh-CN': '顾客说箱子里少一件，请查出库称重和监控', en: 'Customer says one is missing: weight and camera, please' },
      shelf: 'A-03-12',
    },
    severity: 'high',
    hours: 3,
    far: 'open',
    talk: 0,
  },
  {
    form: 'askCarrier',
    title: { 'zh-CN': '中转站停留四天', en: 'Four days at the depot' },
    fields: { trackingNumber: 'SF1400226917', matter: 'late' },
    severity: 'normal',
    hours: 30,
    far: 'inProgress',
    talk: 1,
    parts: [
      {
        form: 'askCarrier',
        title: { 'zh-CN': '改派站点，当天送达', en: 'Send it by another depot, today' },
        fields: { trackingNumber: 'SF1400226917', matter: 'intercept' },
        severity: 'normal',
        hours: 20,
        far: 'open',
      },
    ],
  },
  {
    form: 'inspectGoods',
    title: { 'zh-CN': '合缝开裂，请抽检同批次', en: 'Split seam: please check the batch' },
    fields: { fault: { 'zh-CN': '使用两次后边缘开裂', en: 'Split along the edge after two uses' }, batch: '2609-B', safety: true },
    severity: 'critical',
    hours: 52,
    far: 'inProgress',
  },
  {
    form: 'checkPayment',
    title: { 'zh-CN': '重复扣款核对', en: 'Charged twice?' },
    fields: { question: { 'zh-CN': '顾客说扣了两次，请核对流水', en: 'Customer was charged twice, they say. Please check the ledger.' } },
    severity: 'normal',
    hours: 28,
    far: 'answered',
    answer: {
      'zh-CN': '只成功扣款一次，另一笔为银行预授权，已于当天释放。',
      en: 'Charged once. The other is a hold by the bank, released the same day.',
    },
  },
  {
    form: 'findParcel',
    title: { 'zh-CN': '补发配件', en: 'Missing part to be sent' },
    fields: { question: { 'zh-CN': '说明书和收纳袋漏装', en: 'Manual and pouch were left out' } },
    severity: 'low',
    hours: 100,
    far: 'done',
    answer: { 'zh-CN': '已补发，今天出库。', en: 'Sent; it leaves today.' },
  },
  {
    form: 'askCarrier',
    title: { 'zh-CN': '拦截退回', en: 'Stop and return' },
    fields: { trackingNumber: 'YT7788120045', matter: 'intercept' },
    severity: 'normal',
    hours: 76,
    far: 'cancelled',
  },
]
