import { guard, refuse } from '../../rule.ts'

export const notAbovePaid = guard({
  code: 'notAbovePaid',
  title: { 'zh-CN': '不超过实付', en: 'Never above what was paid' },
  kinds: ['refundOnly', 'compensation'],
  check: ({ kind, amount, items, order }) => {
    if (amount === null) return []
    if (amount <= 0) return [refuse('refund.notPositive')]
    const most =
      kind === 'compensation'
        ? order.paid
        : Math.min(
            order.paid,
            items.reduce((sum, item) => sum + item.paid, 0),
          )
    return amount > most ? [refuse('refund.aboveRefundable', { amount, mostAmount: Math.max(0, most) })] : []
  },
})
