import type { Flow } from './flow.ts'

/** Which order, and to whom it is made out; people issue it. Begun by the button below the shop's rules of invoices. */
export const invoice: Flow = {
  name: 'invoice',
  intents: [],
  words: { 'zh-CN': '申请开票', en: 'Request an invoice' },
  kind: null,
  needs: ['order', 'details'],
  statuses: ['paid', 'processing', 'shipped', 'delivered', 'completed'],
  reason: null,
  tells: 'passOn',
  asks: {
    'zh-CN': '发票抬头写什么？个人写姓名；公司请写全称和税号，需要专票也注明。',
    en: 'Who should it be made out to? A name, or the company with its address and tax number.',
  },
}
