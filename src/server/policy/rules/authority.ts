import { z } from 'zod'
import { staffRoles } from '../../../shared/permissions.ts'
import { sum } from '../args.ts'
import { everyKind, rule } from '../rule.ts'

const authorityArgs = z.strictObject({
  limits: z.array(z.strictObject({ role: z.enum(staffRoles), each: sum.nullable(), perDay: sum.nullable() })).max(staffRoles.length),
})

export type AuthorityArgs = z.output<typeof authorityArgs>

/** How much each role may decide, for one case and for a day. It finds nothing in what is asked: it holds when somebody decides. */
export const authority = rule({
  code: 'authority',
  title: { 'zh-CN': '审批额度', en: 'Who may decide how much' },
  kinds: everyKind,
  args: authorityArgs,
  labels: {
    limits: { 'zh-CN': '各角色的额度', en: 'Limits by role' },
    'limits.role': { 'zh-CN': '角色', en: 'Role' },
    'limits.role.owner': { 'zh-CN': '店主', en: 'Owner' },
    'limits.role.supervisor': { 'zh-CN': '主管', en: 'Supervisor' },
    'limits.role.staff': { 'zh-CN': '客服', en: 'Staff' },
    'limits.each': { 'zh-CN': '每单（空 = 不限）', en: 'Each case (none = any)' },
    'limits.perDay': { 'zh-CN': '每日（空 = 不限）', en: 'In a day (none = any)' },
  },
  check: () => [],
})
