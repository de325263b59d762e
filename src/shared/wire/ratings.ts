import { z } from 'zod'
import { ratingAfter, ratingLooks } from '../closing.ts'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'

const code = z.string().regex(/^[a-zA-Z][\w-]{0,39}$/)
const label = z.strictObject({ 'zh-CN': z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(40) })
/** What may be chosen as a reason; offered beside low scores or beside good ones. */
export const ratingReasonSchema = z.strictObject({ code, label, when: z.enum(['low', 'good']) })
export type RatingReason = z.output<typeof ratingReasonSchema>

/** Whether, whom and how a shop asks after a conversation. */
export const surveySchema = z.strictObject({
  on: z.boolean(),
  look: z.enum(ratingLooks),
  /** After conversations a person attended, or after any that staff close. */
  after: z.enum(ratingAfter),
  /** Who was asked is left alone for so many days. */
  pauseDays: z.int().min(0).max(90),
  /** A score up to this one opens a task for somebody to look after it; 0 = none does. */
  lowUpTo: z.int().min(0).max(4),
  reasons: z
    .array(ratingReasonSchema)
    .max(20)
    .refine((all) => new Set(all.map((one) => one.code)).size === all.length, { message: 'each code once' }),
})
export type Survey = z.output<typeof surveySchema>

export const ratingInputSchema = z.strictObject({
  score: z.int().min(1).max(5),
  reasons: z.array(code).max(20).default([]),
  words: z.string().trim().max(1000).default(''),
})
export type RatingInput = z.output<typeof ratingInputSchema>

/** What a customer is asked, and what they have said already. */
export const askedRatingSchema = z.object({
  look: z.enum(ratingLooks),
  score: z.int().nullable(),
  language: languageSchema,
  reasons: z.array(z.object({ code: z.string(), label: z.string(), when: z.enum(['low', 'good']) })),
})
export type AskedRating = z.infer<typeof askedRatingSchema>

/** A rating as staff see it. */
export const ratingSchema = z.object({
  conversationId: id<'conversation'>(),
  /** The line that says the conversation was closed. */
  seq: z.int(),
  askedAt: z.string(),
  score: z.int().nullable(),
  reasons: z.array(z.string()),
  words: z.string(),
  via: z.enum(['widget', 'link']).nullable(),
  ratedAt: z.string().nullable(),
  ticketId: id<'ticket'>().nullable(),
  /** Where it can be rated without signing in, below the origin; null once it has been. */
  link: z.string().nullable(),
})
export type Rating = z.infer<typeof ratingSchema>
