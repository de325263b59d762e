import type { z } from 'zod'
import type { FindingCode } from '../../shared/findings.ts'
import type { Text } from '../../shared/language.ts'
import { type AskKind, caseKinds, changeKinds, type Outcome, type RuleSetting } from '../../shared/wire/policy.ts'
import { none } from './args.ts'
import type { Facts } from './facts.ts'

/** What can be done instead of what was asked. */
export type Instead = AskKind | 'person'

/** What a rule may need to put its arguments into words. */
export interface Telling {
  /** An amount in minor units of the shop's currency. */
  money(amount: number): Text
}

/** What one rule has to say. Money in `values` is in minor units under a name that ends in `amount`; it is written out where it is read. */
export interface Finding {
  code: FindingCode
  rule: string
  outcome: Outcome | 'note'
  values: Record<string, string | number>
  instead: Instead[]
  /** Sums the rule adds: taken off a refund, or given as compensation. */
  figures?: { fee?: number; compensation?: number }
}
type Said = Omit<Finding, 'rule'>

interface Written<Args> {
  code: string
  title: Text
  /** What it can judge. */
  kinds: readonly AskKind[]
  args: z.ZodType<Args>
  /** Names of the arguments (`rows.percent`) and of what can be chosen for them (`countedFrom.paid`): a form is drawn from these and `args`. */
  labels: Readonly<Record<string, Text>>
  /** Arguments it holds with where a shop sets none. Without them it holds only where it is set. */
  always?: Args
  /** Pure: the facts and the arguments, nothing else. The items are those its arguments apply to; none for an ask that names none. */
  check(facts: Facts, args: Args): Said[]
  /** How the shop's public policy says it, and its sums; null or nothing = customers need not know. */
  tell?(args: Args, telling: Telling): Text | null
}

/** A rule of any arguments, as the list of all rules holds it. */
export interface Rule extends Omit<Written<unknown>, 'check' | 'tell'> {
  /** Guards hold in every shop and there is nothing to set about them. */
  settable: boolean
  check(facts: Facts, args: unknown): Finding[]
  tell(args: unknown, telling: Telling): Text | null
}

const made = <Args>(written: Written<Args>, settable: boolean): Rule => ({
  ...(written as unknown as Written<unknown>),
  settable,
  // Arguments come out of this very rule's schema: `argsOf` parses them.
  check: (facts, args) =>
    written.check(facts, args as Args).map((said) => ({ ...said, rule: written.code, values: withCurrency(said.values, facts) })),
  tell: (args, telling) => written.tell?.(args as Args, telling) ?? null,
})

/** A sum says of which money it is: it is read far from the order. */
const withCurrency = (values: Finding['values'], { currency }: Facts): Finding['values'] =>
  Object.keys(values).some((name) => /amount$/i.test(name)) ? { ...values, currency } : values

/** A rule a shop may set. */
export const rule = <Args>(written: Written<Args>): Rule => made(written, true)

/** A rule that keeps an order whole: it holds in every shop, whatever is set. */
export const guard = (written: Omit<Written<object>, 'args' | 'labels' | 'always'>): Rule =>
  made({ ...written, args: none, labels: {}, always: {} }, false)

/** The arguments one list of settings gives a rule for a kind. */
export const argsOf = (rule: Rule, settings: readonly RuleSetting[], kind: AskKind): unknown[] =>
  rule.settable && rule.kinds.includes(kind)
    ? settings
        .filter((setting) => setting.code === rule.code && (!setting.kinds.length || setting.kinds.includes(kind)))
        .map((setting) => rule.args.parse(setting.args))
    : []

/** The arguments a rule holds with in a shop: those that were set, else those it always has. */
export function heldArgs(rule: Rule, settings: readonly RuleSetting[], kind: AskKind): unknown[] {
  const set = argsOf(rule, settings, kind)
  return set.length || rule.always === undefined || !rule.kinds.includes(kind) ? set : [rule.always]
}

export const everyKind: readonly AskKind[] = [...changeKinds, ...caseKinds]

export const refuse = (code: FindingCode, values: Finding['values'] = {}, instead: Instead[] = []): Said => ({
  code,
  outcome: 'refuse',
  values,
  instead,
})
export const review = (code: FindingCode, values: Finding['values'] = {}): Said => ({ code, outcome: 'review', values, instead: [] })
export const note = (code: FindingCode, values: Finding['values'] = {}, figures: Finding['figures'] = {}): Said => ({
  code,
  outcome: 'note',
  values,
  instead: [],
  figures,
})
