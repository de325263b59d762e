import type { StaffRole } from '../../shared/permissions.ts'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import { authorityArgs } from '../policy/rules/authority.ts'

/** What a role may decide, in minor units; null = no limit. A role the policy has limits for others but not for it may decide nothing. */
export function authorityOf(
  { content }: { content: PolicyContent },
  role: StaffRole | null,
): { each: number | null; perDay: number | null } {
  const setting = content.rules.find((rule) => rule.code === 'authority')
  if (!setting) return { each: null, perDay: null }
  const { limits } = authorityArgs.parse(setting.args)
  const own = limits.find((limit) => limit.role === role)
  return own ? { each: own.each, perDay: own.perDay } : { each: 0, perDay: 0 }
}
