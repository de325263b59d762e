import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { flowDraftSchema } from './flows.ts'
import { articleInputSchema } from './knowledge.ts'

const text = z.string().trim().min(1)
/** What must come of a conversation's last turn; what is left out may be anything. */
export const expectationSchema = z.strictObject({
  intent: text.max(60).optional(),
  /** The flow it is in by then. */
  flow: text.max(60).optional(),
  handOver: z.boolean().optional(),
  says: text.max(300).optional(),
  saysNot: text.max(300).optional(),
})
export type Expectation = z.infer<typeof expectationSchema>

export const benchCaseSchema = z.strictObject({
  name: text.max(120),
  /** How the shop calls a customer whose orders are used; null: somebody signed in without any. */
  customer: text.max(120).nullable().default(null),
  turns: z.array(text.max(1_000)).min(1).max(10),
  expect: expectationSchema,
})
export type BenchCase = z.infer<typeof benchCaseSchema>

export const benchSetInputSchema = z.strictObject({
  name: text.max(80),
  language: languageSchema,
  cases: z.array(benchCaseSchema).min(1).max(300),
})
export type BenchSetInput = z.infer<typeof benchSetInputSchema>
export const benchSetSchema = benchSetInputSchema.extend({ id: z.uuid(), shopId: id<'shop'>(), changedAt: z.string() })
export type BenchSet = z.infer<typeof benchSetSchema>

/** A change that is tried before it is made: nothing of it is kept. */
export const benchDraftSchema = z.strictObject({
  phrasings: z
    .array(z.strictObject({ text: text.max(300), intent: text.max(60) }))
    .max(2_000)
    .default([]),
  /** Also the corrections nobody has decided on yet. */
  proposed: z.boolean().default(false),
  articles: z.array(articleInputSchema).max(200).default([]),
  /** A flow of the same name takes the place of the program's. */
  flows: z.array(flowDraftSchema).max(50).default([]),
  /** Another name of the model, another manner; the words of up to 30 cases are asked of it. */
  model: z
    .strictObject({ model: text.max(120).optional(), manner: z.string().trim().max(1_000).optional() })
    .nullable()
    .default(null),
})
export type BenchDraft = z.infer<typeof benchDraftSchema>

export const benchResultSchema = z.object({
  intent: z.string().nullable(),
  confidence: z.number(),
  flow: z.string().nullable(),
  handOver: z.boolean(),
  body: z.string(),
  /** What was expected and did not come: names of expectations. */
  missed: z.array(z.enum(['intent', 'flow', 'handOver', 'says', 'saysNot'])),
})
export type BenchResult = z.infer<typeof benchResultSchema>
const pairSchema = z.object({ name: z.string(), turns: z.array(z.string()), before: benchResultSchema, after: benchResultSchema })
export type BenchPair = z.infer<typeof pairSchema>

/** What a draft would make better and worse. */
export const benchReportSchema = z.object({
  cases: z.int(),
  passedBefore: z.int(),
  passedAfter: z.int(),
  better: z.array(pairSchema),
  worse: z.array(pairSchema),
  /** Neither, but answered otherwise. */
  otherwise: z.array(pairSchema),
  /** Fails now and with the draft. */
  failing: z.array(pairSchema),
})
export type BenchReport = z.infer<typeof benchReportSchema>
