import type { AskKind, PolicyContent } from '../../shared/wire/policy.ts'
import { compiled } from './compiled.ts'

interface Args {
  reasons?: readonly string[]
  unless?: readonly string[]
  count?: number
}
/** The arguments of every rule of a kind, the shop's and those of its groups of goods. */
const argsFor = (content: PolicyContent, kind: AskKind): { code: string; args: Args }[] =>
  compiled(content, kind).flatMap(({ rule, shop, groups }) =>
    [...shop, ...groups.flatMap((group) => group.args)].map((args) => ({ code: rule.code, args: args as Args })),
  )

/** What can be chosen as the reason: those the policy accepts, else those it speaks of. `open` = any other is as good. */
export function reasonsFor(content: PolicyContent, kind: AskKind): { reasons: string[]; open: boolean } {
  const all = argsFor(content, kind)
  const accepted = all.filter(({ code }) => code === 'acceptedReasons')
  const named = (accepted.length ? accepted : all).flatMap(({ args }) => args.reasons ?? [])
  return { reasons: [...new Set(named)], open: accepted.length === 0 }
}

/** How many pictures the policy wants for this reason. */
export const picturesFor = (content: PolicyContent, kind: AskKind, reason: string): number =>
  Math.max(
    0,
    ...argsFor(content, kind).map(({ code, args }) =>
      code === 'evidenceNeeded' && (!args.reasons?.length || args.reasons.includes(reason)) ? (args.count ?? 0) : 0,
    ),
  )
