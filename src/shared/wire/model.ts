import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'

/** The language model a merchant has set up; its key is never given back. */
export const modelSchema = z.object({
  baseUrl: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  enabled: z.boolean(),
  turnsPerDay: z.int(),
  /** How it should sound, in the shop's own words. */
  manner: z.string(),
  usedToday: z.int(),
  /** Puts the shops' texts into numbers, so that they are found by what is meant; empty: off. */
  embeddingModel: z.string(),
  /** How many texts can be found so, whether more are under way, and what is in the way. */
  embedding: z.object({ kept: z.int(), working: z.boolean(), trouble: z.string().nullable() }),
})
export type ModelSetUp = z.infer<typeof modelSchema>

export const probeSchema = z.object({
  reachable: z.boolean(),
  tools: z.boolean(),
  firstTokenMs: z.number().nullable(),
  problem: z.string().nullable(),
  /** Null when no embedding model was named. */
  embedding: z
    .object({
      /** How many numbers it puts a text into; null when it did not answer. */
      numbers: z.int().nullable(),
      tookMs: z.number(),
      /** Tells that one question asks the same as another, by language. */
      understands: z.record(languageSchema, z.boolean()),
      problem: z.string().nullable(),
    })
    .nullable(),
})
export type Probe = z.infer<typeof probeSchema>

/** One turn a model was asked for: what left the house, what it called and said, and why its words were used or not. */
export const modelRunSchema = z.object({
  id: z.string(),
  conversationId: id<'conversation'>(),
  eventId: z.string().nullable(),
  model: z.string(),
  outcome: z.string(),
  why: z.string().nullable(),
  sent: z.unknown(),
  calls: z.unknown(),
  said: z.string(),
  firstTokenMs: z.number().nullable(),
  tookMs: z.number(),
  at: z.string(),
})
export type ModelRunView = z.infer<typeof modelRunSchema>
