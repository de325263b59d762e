import { z } from 'zod'
import { id } from '../ids.ts'

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
})
export type ModelSetUp = z.infer<typeof modelSchema>

export const probeSchema = z.object({
  reachable: z.boolean(),
  tools: z.boolean(),
  firstTokenMs: z.number().nullable(),
  problem: z.string().nullable(),
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
