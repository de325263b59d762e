import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'

/** `glossary`: a term as its title, its other spellings as phrasings, and what it means. */
export const articleKinds = ['faq', 'article', 'policy', 'guide', 'glossary'] as const
export const articleSchema = z.object({
  id: id<'article'>(),
  shopId: id<'shop'>(),
  kind: z.enum(articleKinds),
  language: languageSchema,
  /** For policies: which one (return, exchange, warranty, shipping, invoice, payment, priceProtection, coupon); otherwise null. */
  topic: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  /** Other ways customers ask for it. */
  phrasings: z.array(z.string()),
  published: z.boolean(),
  /** Of products it is about, as the shop's platform calls them; none: it holds for everything. */
  products: z.array(z.string()),
  /** The day by which somebody should look at it again. */
  reviewAt: z.string().nullable(),
  updatedAt: z.string(),
})
export type Article = z.infer<typeof articleSchema>
export const articleInputSchema = z.strictObject({
  kind: z.enum(articleKinds),
  language: languageSchema,
  topic: z.string().max(60).nullable().default(null),
  title: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(50_000),
  phrasings: z.array(z.string().trim().min(1).max(300)).max(100).default([]),
  published: z.boolean().default(true),
  products: z.array(z.string().trim().min(1).max(120)).max(50).optional(),
  reviewAt: z.iso.date().nullable().optional(),
})
export type ArticleInput = z.output<typeof articleInputSchema>

/** What an article once said, and who wrote it so. */
export const articleVersionSchema = z.object({
  version: z.number(),
  content: articleInputSchema,
  byName: z.string().nullable(),
  at: z.string(),
})
export type ArticleVersion = z.infer<typeof articleVersionSchema>

/** A word of the shop's glossary, to be explained where it stands. */
export const termSchema = z.object({ words: z.array(z.string()), text: z.string() })
export type Term = z.infer<typeof termSchema>

export const articleFormats = ['csv', 'markdown'] as const
