import type { StaffRole } from '../../shared/permissions.ts'
import type { AskKind, PolicyContent } from '../../shared/wire/policy.ts'
import { argsOf } from '../policy/rule.ts'
import { type AuthorityArgs, authority } from '../policy/rules/authority.ts'

type Limit = number | null
const least = (a: Limit, b: Limit): Limit => (a === null ? b : b === null ? a : Math.min(a, b))

/**
 * What a role may decide of a kind, in minor units; null = no limit. Of several settings the lowest limit holds. A role the policy has limits for
 * others but not for it may decide nothing.
 */
export function authorityOf(
  { content }: { content: PolicyContent },
  kind: AskKind,
  role: StaffRole | null,
): { each: Limit; perDay: Limit } {
  const settings = argsOf(authority, content.rules, kind) as AuthorityArgs[]
  let each: Limit = null
  let perDay: Limit = null
  for (const { limits } of settings) {
    const own = limits.find((limit) => limit.role === role)
    each = least(each, own ? own.each : 0)
    perDay = least(perDay, own ? own.perDay : 0)
  }
  return { each, perDay }
}
