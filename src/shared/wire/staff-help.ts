import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'

export const suggestionSources = ['article', 'assistant', 'rules', 'model'] as const
/** A reply staff may send, and what it rests on. */
export const suggestionSchema = z.object({
  id: z.uuid(),
  text: z.string(),
  source: z.enum(suggestionSources),
  /** The article's title, or what the assistant understood. */
  from: z.string(),
  /** None of the customer's words speak for it, but it means something like them. */
  byMeaning: z.boolean(),
})
export type Suggested = z.infer<typeof suggestionSchema>

export const rewritings = ['canDo', 'softer', 'shorter', 'translate'] as const
export type Rewriting = (typeof rewritings)[number]
export const rewrittenSchema = z.object({ id: z.uuid(), text: z.string(), by: z.enum(['rules', 'model']) })
export type Rewritten = z.infer<typeof rewrittenSchema>

export const labelsSchema = z.strictObject({
  category: z.string().trim().min(1).max(40).nullable(),
  tags: z.array(z.string().trim().min(1).max(30)).max(12),
})
export type Labels = z.infer<typeof labelsSchema>
export const summarySchema = z.object({
  text: z.string(),
  by: z.enum(['rules', 'model']),
  /** What it was filed under, and what would fit. */
  labels: labelsSchema,
  fitting: labelsSchema,
})
export type Summary = z.infer<typeof summarySchema>

export const outcomes = ['accepted', 'edited', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

export const improvementKinds = ['articlePhrasing', 'intentPhrasing', 'article'] as const
/** Something that would make the assistant better; it holds once a person has said yes. */
export const improvementSchema = z.object({
  id: z.uuid(),
  shopId: id<'shop'>(),
  kind: z.enum(improvementKinds),
  language: languageSchema,
  articleId: id<'article'>().nullable(),
  /** The article's title, or how the intent is called. */
  target: z.string().nullable(),
  text: z.string(),
  body: z.string(),
  because: z.enum([...outcomes, 'corrected', 'notHelpful']),
  conversationId: id<'conversation'>(),
  seen: z.int(),
  status: z.enum(['open', 'accepted', 'declined']),
  at: z.string(),
})
export type Improvement = z.infer<typeof improvementSchema>

export const weekSchema = z.object({
  from: z.string(),
  accepted: z.int(),
  edited: z.int(),
  rejected: z.int(),
  /** Turns of the assistant, and those in which it did not know. */
  turns: z.int(),
  unsure: z.int(),
  /** Turns customers said did not help. */
  unhelpful: z.int(),
})
export type Week = z.infer<typeof weekSchema>
