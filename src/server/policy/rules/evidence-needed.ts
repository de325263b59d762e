import { z } from 'zod'
import { isAbout, reasonList } from '../args.ts'
import { refuse, rule } from '../rule.ts'
import { listed } from '../words.ts'

export const evidenceNeeded = rule({
  code: 'evidenceNeeded',
  title: { 'zh-CN': '需要凭证', en: 'Evidence needed' },
  // The kinds that can carry pictures.
  kinds: ['refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue', 'compensation'],
  args: z.strictObject({ count: z.int().min(1).max(9), reasons: reasonList.default([]) }),
  labels: {
    count: { 'zh-CN': '至少几张照片', en: 'At least how many pictures' },
    reasons: { 'zh-CN': '只限这些原因（空 = 所有原因）', en: 'Only for these reasons (none = all)' },
  },
  // Staff have seen it themselves, or the customer showed it in the chat.
  check: ({ evidence, reason, asker }, { count, reasons }) =>
    evidence < count && isAbout(reasons, reason) && asker !== 'staff' ? [refuse('evidence.missing', { count, given: evidence })] : [],
  tell: ({ count, reasons }) =>
    reasons.length
      ? {
          'zh-CN': `以下原因请附至少 ${count} 张照片：${listed(reasons, 'zh-CN')}`,
          en: `Pictures are needed (at least ${count}) for: ${listed(reasons, 'en')}`,
        }
      : { 'zh-CN': `请附至少 ${count} 张照片`, en: `Pictures are needed (at least ${count})` },
})
