import { z } from 'zod'
import { id } from '../ids.ts'
import { clockCodes, inTimeBys, outcomes } from './case-words.ts'
import { subjectKinds } from './clocks.ts'

export type InTimeBy = (typeof inTimeBys)[number]
export type Outcome = (typeof outcomes)[number]

/** Clocks that started in a period and share a mark. Of those that count: in time + late + running + overdue = started. */
export const inTimeSchema = z.object({
  key: z.string(),
  /** Of a person; else null. */
  name: z.string().nullable(),
  started: z.int(),
  inTime: z.int(),
  late: z.int(),
  running: z.int(),
  overdue: z.int(),
  /** Of 1; null while nothing has ended or run out. */
  rate: z.number().nullable(),
  /** Seconds from the start to the answer, in the middle of those answered. */
  medianSeconds: z.number().nullable(),
})
export type InTime = z.infer<typeof inTimeSchema>

/** One clock behind a figure. */
export const inTimeRowSchema = z.object({
  id: id<'clock'>(),
  code: z.enum(clockCodes),
  subjectKind: z.enum(subjectKinds),
  subjectId: z.string(),
  conversationId: id<'conversation'>().nullable(),
  startedAt: z.string(),
  dueAt: z.string().nullable(),
  stoppedAt: z.string().nullable(),
  outcome: z.enum(outcomes),
})
export type InTimeRow = z.infer<typeof inTimeRowSchema>

const count = z.object({ key: z.string(), count: z.int() })
/** What became of the complaints of a period. */
export const complaintFiguresSchema = z.object({
  complaints: z.int(),
  repeated: z.int(),
  reviewed: z.int(),
  /** Seconds, in the middle; null = none yet. */
  toAnswer: z.number().nullable(),
  toSolution: z.number().nullable(),
  byKind: z.array(count),
  byLiability: z.array(count),
  byCause: z.array(count),
  bySku: z.array(count),
  byBatch: z.array(count),
  byCarrier: z.array(count),
  compensation: z.array(z.object({ currency: z.string(), amount: z.int(), cases: z.int() })),
})
export type ComplaintFigures = z.infer<typeof complaintFiguresSchema>
