import { z } from 'zod'
import { articleSchema } from './knowledge.ts'

export const MOST_PHRASINGS = 2_000

const phrasingSchema = z.object({ text: z.string(), intent: z.string() })

/** What made a version: something taught, something taken back, or an older version made the newest. */
const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taught'), text: z.string(), intent: z.string() }),
  z.object({ kind: z.literal('forgotten'), text: z.string() }),
  z.object({ kind: z.literal('rolledBack'), version: z.number() }),
])
export type LessonChange = z.infer<typeof changeSchema>

const lessonVersionSchema = z.object({
  version: z.number(),
  change: changeSchema,
  phrasings: z.number(),
  byName: z.string().nullable(),
  at: z.string(),
})

/** What a shop has taught its assistant, and how it came to that, newest first. */
export const lessonsSchema = z.object({
  version: z.number(),
  phrasings: z.array(phrasingSchema),
  versions: z.array(lessonVersionSchema),
  intents: z.array(z.object({ name: z.string(), label: z.string() })),
})
export type Lessons = z.infer<typeof lessonsSchema>

/** What the assistant would make of a text: what it takes it for, which text of the shop it would say, and which it might offer. */
export const previewSchema = z.object({
  /** Sure enough to act on its first guess. */
  acts: z.boolean(),
  guesses: z.array(z.object({ name: z.string(), label: z.string(), confidence: z.number() })),
  says: articleSchema.nullable(),
  offers: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type Preview = z.infer<typeof previewSchema>
