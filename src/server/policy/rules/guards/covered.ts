import type { Facts } from '../../facts.ts'
import { guard, refuse } from '../../rule.ts'

/** An order that is not paid yet will be paid whole; of a paid one only what has not come back moves to the new method. */
const toPay = ({ kind, order, difference }: Facts): number => (kind === 'changePayment' ? order.paid || order.total : difference)

/** A gift card or balance has to cover what it is to pay. */
export const covered = guard({
  code: 'covered',
  title: { 'zh-CN': '余额足够', en: 'The balance covers it' },
  kinds: ['changePayment', 'changeItems', 'exchange'],
  check: (facts) => {
    const { method } = facts
    const amount = toPay(facts)
    if (!method?.owned || method.balance === null || method.balance >= amount) return []
    return [refuse('payment.insufficientBalance', { method: method.externalId, amount, balanceAmount: method.balance })]
  },
})
