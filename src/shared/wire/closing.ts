import { z } from 'zod'
import { closingResults, farewellParts, summaryModes } from '../closing.ts'
import { languageSchema } from '../language.ts'
import { bodySchema, clientIdSchema } from './conversation.ts'

const words = z.strictObject(
  Object.fromEntries(farewellParts.map((part) => [part, z.string().trim().max(300).optional()])) as Record<
    (typeof farewellParts)[number],
    z.ZodOptional<z.ZodString>
  >,
)
/** What a shop asks of whoever closes a conversation. */
export const closingSettingsSchema = z.strictObject({
  summary: z.enum(summaryModes),
  categories: z.array(z.string().trim().min(1).max(40)).max(40),
  /** Whether a polite farewell is looked for, and offered where something of it is missing. */
  farewell: z.boolean(),
  /** The shop's own words; what is left out is said in the ready ones. */
  words: z.strictObject({ 'zh-CN': words.optional(), en: words.optional() }),
})
export type ClosingSettings = z.output<typeof closingSettingsSchema>
/** With the ready words, which hold where the shop has none. */
export const shownClosingSettingsSchema = closingSettingsSchema.extend({ ready: z.record(languageSchema, words) })
export type ShownClosingSettings = z.output<typeof shownClosingSettingsSchema>

export const closingSummarySchema = z.strictObject({
  category: z.string().trim().max(40).nullable().default(null),
  result: z.enum(closingResults).nullable().default(null),
  followUp: z.string().trim().max(1000).default(''),
})
export type ClosingSummary = z.output<typeof closingSummarySchema>

export const closeSchema = z.strictObject({
  summary: closingSummarySchema.nullish(),
  /** Said to the customer before it is closed; the same client id again is said once. */
  farewell: z.strictObject({ clientId: clientIdSchema, body: bodySchema }).nullish(),
})

/** What is to be thought of before a conversation is closed. */
export const closingSchema = z.object({
  summary: z.enum(summaryModes),
  categories: z.array(z.string()),
  farewell: z.boolean(),
  /** The parts of a farewell, whether they have been said, and the shop's words for each in the conversation's language. */
  parts: z.array(z.object({ part: z.enum(farewellParts), said: z.boolean(), words: z.string() })),
})
export type Closing = z.infer<typeof closingSchema>
