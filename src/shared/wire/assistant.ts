import { z } from 'zod'

const namedSchema = z.object({ name: z.string(), label: z.string() })
export type Named = z.infer<typeof namedSchema>

/** Why one answer of the assistant was given. `clientId` is that of the answer; intents and flows by their stable names, with their label for people. */
const turnSchema = z.object({
  clientId: z.string(),
  intent: namedSchema.nullable(),
  confidence: z.number(),
  alternatives: z.array(namedSchema.extend({ confidence: z.number() })),
  outcome: z.string(),
  flow: z.string().nullable(),
  mood: z.string(),
  risk: z.number(),
  /** Ids of what it rests on. */
  from: z.array(z.string()),
  /** The words alone found nothing sure: texts were also looked for by what was meant. */
  byMeaning: z.boolean(),
  tookMs: z.number(),
  /** The customer said that it did not help. */
  unhelpful: z.boolean(),
  at: z.string(),
})
export type TurnView = z.infer<typeof turnSchema>
/** The turns of a conversation, and everything a text can be about, for who knows better. */
export const turnsSchema = z.object({ items: z.array(turnSchema), intents: z.array(namedSchema) })
export type Turns = z.infer<typeof turnsSchema>
