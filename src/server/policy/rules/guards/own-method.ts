import { everyKind, guard, refuse } from '../../rule.ts'

export const ownMethod = guard({
  code: 'ownMethod',
  title: { 'zh-CN': '本人的支付方式', en: "The customer's own payment method" },
  kinds: everyKind,
  check: ({ method }) => (method && !method.owned ? [refuse('payment.notOwned', { method: method.externalId })] : []),
})
