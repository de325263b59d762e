import { z } from 'zod'
import { isAbout, reasonList } from '../args.ts'
import { everyKind, review, rule } from '../rule.ts'

export const personDecides = rule({
  code: 'personDecides',
  title: { 'zh-CN': '一律人工审核', en: 'A person decides' },
  kinds: everyKind,
  args: z.strictObject({ reasons: reasonList.default([]) }),
  labels: { reasons: { 'zh-CN': '只限这些原因（空 = 所有原因）', en: 'Only for these reasons (none = all)' } },
  check: ({ reason }, { reasons }) => (isAbout(reasons, reason) ? [review('policy.personDecides')] : []),
  tell: ({ reasons }) => (reasons.length ? null : { 'zh-CN': '由客服人工审核', en: 'A member of our staff looks at each request' }),
})
