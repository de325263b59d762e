import { z } from 'zod'
import { LIST } from '../../../shared/findings.ts'
import { reasonList } from '../args.ts'
import { refuse, rule } from '../rule.ts'
import { listed } from '../words.ts'

/** Whoever keeps the goods needs a reason that is the shop's fault; before they are sent nobody keeps anything. */
export const refundAfterShipping = rule({
  code: 'refundAfterShipping',
  title: { 'zh-CN': '发货后仅退款的原因', en: 'Refund without return once it is sent' },
  kinds: ['refundOnly'],
  args: z.strictObject({ reasons: reasonList.min(1) }),
  labels: { reasons: { 'zh-CN': '发货后可用的原因（每行一个）', en: 'Reasons that hold once it is sent, one a line' } },
  check: ({ order, reason }, { reasons }) =>
    order.status === 'paid' || order.status === 'processing' || (reason !== null && reasons.includes(reason))
      ? []
      : [refuse('refund.afterShipping', { reasons: reasons.join(LIST) }, ['returnAndRefund', 'person'])],
  tell: ({ reasons }) => ({
    'zh-CN': `发货后不退货退款，限这些原因：${listed(reasons, 'zh-CN')}`,
    en: `Once it has been sent, a refund without a return is for: ${listed(reasons, 'en')}`,
  }),
})
