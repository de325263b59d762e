import { z } from 'zod'
import { id } from '../ids.ts'

/** What can be asked of an order. The first four change the order itself; the others open a case with a life of its own. */
export const changeKinds = ['cancel', 'changeAddress', 'changePayment', 'changeItems'] as const
export const caseKinds = ['refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue', 'priceProtection', 'compensation'] as const
export const askKinds = [...changeKinds, ...caseKinds] as const
export const askKindSchema = z.enum(askKinds)
export type CaseKind = (typeof caseKinds)[number]
export type AskKind = (typeof askKinds)[number]

/** Done as asked, decided by a person who may, or not done. Ordered by severity. */
export const outcomes = ['approve', 'review', 'refuse'] as const
export type Outcome = (typeof outcomes)[number]

/** One finding of one rule: which, what it leads to, its figures, and the sentence people read. */
export const findingSchema = z.object({
  /** Stable, `noun.reason`: also the refusal's code when it refuses. */
  code: z.string(),
  rule: z.string(),
  outcome: z.enum([...outcomes, 'note']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
})
/** What can be done instead, as a kind to ask for or a person to talk to. */
export const alternativeSchema = z.object({ kind: z.enum([...askKinds, 'person', 'none']), code: z.string(), text: z.string() })

export const verdictSchema = z.object({
  verdict: z.enum(outcomes),
  because: z.array(findingSchema),
  alternatives: z.array(alternativeSchema),
  /** Version of the shop's policy it was judged by. */
  policyVersion: z.int(),
})
export type VerdictView = z.infer<typeof verdictSchema>

/** A rule as a shop has set it: which rule, for which kinds (empty = every kind it knows), with which arguments. */
export const ruleSettingSchema = z.strictObject({
  code: z.string().max(60),
  kinds: z.array(askKindSchema).max(11).default([]),
  args: z.record(z.string().max(60), z.unknown()).default({}),
})
export type RuleSetting = z.output<typeof ruleSettingSchema>

/** A group of goods with rules of its own, by category or tag; a group's setting of a rule takes the place of the shop's. */
export const goodsGroupSchema = z.strictObject({
  code: z.string().regex(/^[\w-]{1,40}$/),
  name: z.string().trim().min(1).max(60),
  categories: z.array(z.string().max(120)).max(100).default([]),
  tags: z.array(z.string().max(60)).max(100).default([]),
  rules: z.array(ruleSettingSchema).max(60).default([]),
})

export const policyContentSchema = z.strictObject({
  /** Which kinds the shop offers at all. */
  kinds: z.array(askKindSchema).max(11),
  rules: z.array(ruleSettingSchema).max(100),
  groups: z.array(goodsGroupSchema).max(30).default([]),
})
export type PolicyContent = z.output<typeof policyContentSchema>

export const policySchema = z.object({
  shopId: id<'shop'>(),
  version: z.int(),
  content: policyContentSchema,
  note: z.string(),
  by: z.string().nullable(),
  at: z.string(),
})
export type Policy = z.infer<typeof policySchema>
