import { z } from 'zod'
import { caseKinds } from '../../../shared/wire/policy.ts'
import { refuse, rule } from '../rule.ts'

export const noteNeeded = rule({
  code: 'noteNeeded',
  title: { 'zh-CN': '需要说明', en: 'A description is needed' },
  kinds: caseKinds,
  args: z.strictObject({ letters: z.int().min(1).max(500) }),
  labels: { letters: { 'zh-CN': '至少几个字', en: 'At least how many characters' } },
  check: ({ note }, { letters }) => (note.trim().length >= letters ? [] : [refuse('note.missing', { letters })]),
  tell: () => ({ 'zh-CN': '请写明具体情况', en: 'Please describe what happened' }),
})
