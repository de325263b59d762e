import type { AskKind, PolicyContent } from '../../shared/wire/policy.ts'
import { allRules } from './all-rules.ts'
import type { FactItem, Facts } from './facts.ts'
import { argsOf, heldArgs, type Rule } from './rule.ts'

type Group = PolicyContent['groups'][number]

/** One rule as a policy has set it: the shop's arguments, and those of the groups of goods that have their own. */
export interface Step {
  rule: Rule
  shop: readonly unknown[]
  groups: readonly { group: Group; args: readonly unknown[] }[]
}

const kept = new WeakMap<PolicyContent, Map<AskKind, readonly Step[]>>()

/** The rules that have something to say about a kind, in their order. Arguments are parsed once per policy: contents are never changed in place. */
export function compiled(content: PolicyContent, kind: AskKind): readonly Step[] {
  const map = kept.get(content) ?? new Map<AskKind, readonly Step[]>()
  kept.set(content, map)
  const known = map.get(kind)
  if (known) return known
  const steps = allRules.flatMap((rule) => stepOf(rule, content, kind))
  map.set(kind, steps)
  return steps
}

function stepOf(rule: Rule, content: PolicyContent, kind: AskKind): Step[] {
  const shop = heldArgs(rule, content.rules, kind)
  const groups = content.groups.map((group) => ({ group, args: argsOf(rule, group.rules, kind) })).filter(({ args }) => args.length > 0)
  return shop.length || groups.length ? [{ rule, shop, groups }] : []
}

/** Which arguments are heard on which facts: each item by its group's, else by the shop's; an ask that names no items by the shop's. */
export function* heard({ shop, groups }: Step, facts: Facts): Generator<[args: unknown, facts: Facts]> {
  if (!groups.length || !facts.items.length) {
    for (const args of shop) yield [args, facts]
    return
  }
  const parts = Map.groupBy(facts.items, (item) => groups.find(({ group }) => isOf(group, item))?.args ?? shop)
  for (const [list, items] of parts) for (const args of list) yield [args, { ...facts, items }]
}

const isOf = ({ categories, tags }: Group, item: FactItem): boolean =>
  (item.category !== null && categories.includes(item.category)) || item.tags.some((tag) => tags.includes(tag))
