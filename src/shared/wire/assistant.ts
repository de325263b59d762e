import { z } from 'zod'

/** Why one answer of the assistant was given. `clientId` is that of the answer; intents and flows by their stable names, with their label for people. */
export const turnSchema = z.object({
  clientId: z.string(),
  intent: z.object({ name: z.string(), label: z.string() }).nullable(),
  confidence: z.number(),
  alternatives: z.array(z.object({ name: z.string(), label: z.string(), confidence: z.number() })),
  outcome: z.string(),
  flow: z.string().nullable(),
  mood: z.string(),
  risk: z.number(),
  /** Ids of what it rests on. */
  from: z.array(z.string()),
  tookMs: z.number(),
  at: z.string(),
})
export type TurnView = z.infer<typeof turnSchema>
