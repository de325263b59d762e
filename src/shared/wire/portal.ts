import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { moneySchema } from '../money.ts'
import { optionsSchema } from './commerce.ts'
import { articleKinds } from './knowledge.ts'
import { askKindSchema, outcomes, verdictSchema } from './policy.ts'

/** What anyone may know of a shop. */
export const publicShopSchema = z.object({
  slug: z.string(),
  name: z.string(),
  color: z.string(),
  language: languageSchema,
  currency: z.string(),
  timeZone: z.string(),
  publicKey: z.string(),
})
export type PublicShop = z.infer<typeof publicShopSchema>

/** A session that sees one order, opened with its number and a contact of its customer's. */
export const foundOrderSchema = z.object({ order: id<'order'>(), token: z.string(), expiresAt: z.string() })
export type FoundOrder = z.infer<typeof foundOrderSchema>

export const policySectionSchema = z.object({ kind: askKindSchema, title: z.string(), lines: z.array(z.string()) })
export type PolicySection = z.infer<typeof policySectionSchema>

export const publicArticleSchema = z.object({
  id: id<'article'>(),
  kind: z.enum(articleKinds),
  title: z.string(),
  body: z.string(),
  updatedAt: z.string(),
})
/** In lists the body is its beginning. */
export type PublicArticle = z.infer<typeof publicArticleSchema>
/** `byMeaning`: none of the words speak for it, but it means something like what was asked. */
export const foundArticleSchema = publicArticleSchema.extend({ byMeaning: z.boolean() })
export type FoundArticle = z.infer<typeof foundArticleSchema>

const judgedSchema = z.object({
  outcome: z.enum(outcomes),
  /** Why not; null when it can be asked for. */
  why: z.string().nullable(),
})
/** One thing that can be asked of the order, judged with the reason and the goods that speak for it most. What is asked in the end is judged anew. */
export const optionSchema = z.object({
  kind: askKindSchema,
  verdict: verdictSchema,
  /** Reasons to choose from, in the shop's words and in the reader's; none = it takes no reason. */
  reasons: z.array(judgedSchema.extend({ reason: z.string(), text: z.string(), pictures: z.int() })),
  lines: z.array(judgedSchema.extend({ lineId: z.string() })),
})
export type Option = z.infer<typeof optionSchema>

export const orderOptionsSchema = z.object({
  options: z.array(optionSchema),
  /** How many of each line can still be asked for, and what it could become. */
  lines: z.array(
    z.object({
      lineId: z.string(),
      left: z.int(),
      swaps: z.array(z.object({ sku: z.string(), options: optionsSchema, price: moneySchema, available: z.boolean() })),
    }),
  ),
  /** The customer's ways of paying; `paid` = this order was paid with it. */
  methods: z.array(
    z.object({
      externalId: z.string(),
      kind: z.string(),
      label: z.string().nullable(),
      balance: moneySchema.nullable(),
      paid: z.boolean(),
    }),
  ),
  /** Opened with an order number: no other address, no other payment. */
  limited: z.boolean(),
})
export type OrderOptions = z.infer<typeof orderOptionsSchema>
