import { guard, refuse } from '../../rule.ts'

/** Something that was paid for and has been refunded already. What was a present all along may still come back. */
export const somethingLeft = guard({
  code: 'somethingLeft',
  title: { 'zh-CN': '还有可退的钱', en: 'Something left to give back' },
  kinds: ['refundOnly', 'returnAndRefund', 'compensation'],
  check: ({ kind, order, items }) => {
    if (kind === 'compensation') return order.paid <= 0 ? [refuse('refund.nothingLeft')] : []
    const bought = items.filter((item) => item.lineId !== null && item.unitPrice > 0)
    const all = items.length > 0 && bought.length === items.length
    return all && (order.paid <= 0 || bought.every((item) => item.paid <= 0)) ? [refuse('refund.nothingLeft')] : []
  },
})
