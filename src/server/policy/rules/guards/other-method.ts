import { guard, refuse } from '../../rule.ts'

export const otherMethod = guard({
  code: 'otherMethod',
  title: { 'zh-CN': '换成别的支付方式', en: 'Another method than before' },
  kinds: ['changePayment'],
  check: ({ method }) => (method?.owned && method.original ? [refuse('payment.same', { method: method.externalId })] : []),
})
