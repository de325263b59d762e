import { z } from 'zod'
import { id } from '../ids.ts'
import { clockCodes, counts, rungs, severities, told } from './case-words.ts'

/** A part of a local day in minutes since midnight; 1440 is midnight at its end. A shift through the night is two parts of two days. */
export const spanSchema = z
  .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine(({ from, to }) => from < to, { path: ['to'] })
export type Span = z.infer<typeof spanSchema>
const spans = z
  .array(spanSchema)
  .max(6)
  .refine((list) => list.every((one, i) => i === 0 || list[i - 1]!.to <= one.from), { message: 'in order, one after the other' })

const knownZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const calendarSchema = z.strictObject({
  timeZone: z.string().max(60).refine(knownZone, { message: 'a time zone such as Asia/Shanghai' }),
  /** Monday to Sunday. A day off has no parts. */
  weekly: z
    .array(spans)
    .length(7)
    .refine((week) => week.flat().reduce((sum, { from, to }) => sum + to - from, 0) >= 60, { message: 'open for an hour a week at least' }),
  /** Dates that are not as their weekday: holidays are closed, make-up working days are open. */
  days: z
    .array(z.strictObject({ date: z.iso.date(), open: spans, name: z.string().trim().max(60).default('') }))
    .max(400)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, { message: 'each date once' })
    .default([]),
})
export type Calendar = z.infer<typeof calendarSchema>

export type Counts = (typeof counts)[number]
const unitSeconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const
/** `natural` counts every hour that passes; `business` counts open hours, and in days the closing of the nth working day. */
export const durationSchema = z
  .strictObject({
    counts: z.enum(counts),
    amount: z.int().min(1).max(100_000),
    unit: z.enum(['seconds', 'minutes', 'hours', 'days']),
  })
  .refine(({ amount, unit }) => amount * unitSeconds[unit] <= 400 * 86_400, { path: ['amount'], message: 'at most 400 days' })
export type Duration = z.infer<typeof durationSchema>
export const secondsOf = ({ amount, unit }: Duration): number => amount * unitSeconds[unit]

export type Rung = (typeof rungs)[number]
/** What somebody can be told of: that something has come for them or been answered, or a rung of its clock. */
export const alertRungs = ['opened', 'answered', ...rungs] as const
export type AlertRung = (typeof alertRungs)[number]
/** When a warning comes: at a share of the time, or after so many counted seconds. */
const warningSchema = z.union([
  z.strictObject({ rung: z.enum(['amber', 'red']), share: z.number().gt(0).lt(1) }),
  z.strictObject({
    rung: z.enum(['amber', 'red']),
    seconds: z
      .int()
      .min(1)
      .max(400 * 86_400),
  }),
])

export const severitySchema = z.enum(severities)
export type Severity = z.infer<typeof severitySchema>

export type ClockCode = (typeof clockCodes)[number]

export type Told = (typeof told)[number]
const toldSchema = z.array(z.enum(told)).min(1).max(4)

export const clockSchema = z.strictObject({
  code: z.enum(clockCodes),
  on: z.boolean().default(true),
  /** For which things; the first clock of a code that fits is the one. Null fits all. */
  when: z
    .strictObject({
      channel: z.string().max(40).nullable().default(null),
      severity: severitySchema.nullable().default(null),
      customerTag: z.string().max(60).nullable().default(null),
    })
    .prefault({}),
  /** Null where the end is given with the thing itself (a promise, a regulator's letter). */
  duration: durationSchema.nullable(),
  warnings: z.array(warningSchema).max(2).default([]),
  tell: z.strictObject({ amber: toldSchema, red: toldSchema, breached: toldSchema }),
})
export type ClockDefinition = z.output<typeof clockSchema>

export const clockworkSchema = z.strictObject({
  calendar: calendarSchema,
  /** Who is called when the shop is closed. */
  nightDuty: id<'staff'>().nullable().default(null),
  clocks: z.array(clockSchema).max(100),
})
export type Clockwork = z.output<typeof clockworkSchema>

export const subjectKinds = ['conversation', 'aftersale', 'complaint', 'ticket', 'commitment'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export const clockStates = ['running', 'paused', 'stopped'] as const

/** A clock as it is shown beside what it belongs to. */
export const runningClockSchema = z.object({
  id: id<'clock'>(),
  code: z.enum(clockCodes),
  state: z.enum(clockStates),
  startedAt: z.string(),
  /** Null while it is paused: nobody knows. */
  dueAt: z.string().nullable(),
  stage: z.enum(['green', ...rungs]),
  pausedFor: z.string().nullable(),
  stoppedAt: z.string().nullable(),
  /** Of a stopped one: whether it was in time. Of a running one: not too late yet. */
  inTime: z.boolean(),
})
export type RunningClock = z.infer<typeof runningClockSchema>
