import { z } from 'zod'
import { LIST } from '../../../shared/findings.ts'
import { reasonList } from '../args.ts'
import { refuse, rule } from '../rule.ts'
import { listed } from '../words.ts'

export const acceptedReasons = rule({
  code: 'acceptedReasons',
  title: { 'zh-CN': '认可的原因', en: 'Accepted reasons' },
  // The kinds that give one.
  kinds: ['cancel', 'refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue', 'compensation'],
  args: z.strictObject({ reasons: reasonList.min(1) }),
  labels: { reasons: { 'zh-CN': '原因（每行一个）', en: 'Reasons, one a line' } },
  check: ({ reason }, { reasons }) =>
    reason !== null && reasons.includes(reason)
      ? []
      : [refuse('reason.notAccepted', { reason: reason ?? '', reasons: reasons.join(LIST) })],
  tell: ({ reasons }) => ({
    'zh-CN': `可以选择的原因：${listed(reasons, 'zh-CN')}`,
    en: `For one of these reasons: ${listed(reasons, 'en')}`,
  }),
})
