import type { Calendar, ClockDefinition, Clockwork, Counts, Duration, Rung, Severity } from '../../../shared/wire/clocks.ts'
import { secondsOf } from '../../../shared/wire/clocks.ts'
import { afterOpen, closingOfWorkingDay, openBetween } from './calendar.ts'

/** What a clock warns of, in milliseconds of counted time since its start; the last rung is its end. */
export interface Step {
  rung: Rung
  ms: number
}
/** A clock that runs: `usedMs` had been counted when it last began to run, at `since`. */
export interface Running {
  counts: Counts
  steps: readonly Step[]
  usedMs: number
  since: Date
}
export interface RungAt {
  rung: Rung
  at: Date
}

export function dueAfter(calendar: Calendar, from: Date, duration: Duration): Date {
  const start = from.getTime()
  if (duration.counts === 'natural') return new Date(start + secondsOf(duration) * 1000)
  if (duration.unit === 'days') return new Date(closingOfWorkingDay(calendar, start, duration.amount))
  return new Date(afterOpen(calendar, start, secondsOf(duration) * 1000))
}

/** Time between two moments as a clock counts it. */
export const counted = (calendar: Calendar, counts: Counts, from: Date, to: Date): number =>
  counts === 'natural' ? Math.max(0, to.getTime() - from.getTime()) : openBetween(calendar, from.getTime(), to.getTime())

/** The rungs of a clock that starts at `from` and ends at `due`. A warning that would come with the end or after it is left out. */
export function stepsOf(calendar: Calendar, counts: Counts, from: Date, due: Date, warnings: ClockDefinition['warnings']): Step[] {
  const total = counted(calendar, counts, from, due)
  const early = warnings
    .map((warning) => ({
      rung: warning.rung as Rung,
      ms: 'share' in warning ? Math.floor(total * warning.share) : warning.seconds * 1000,
    }))
    .filter(({ ms }) => ms < total)
    .toSorted((a, b) => a.ms - b.ms)
  return [...early, { rung: 'breached', ms: total }]
}

/** When each rung is reached if nothing stops the clock. Those whose time is used up already come at once. */
export const rungsOf = (calendar: Calendar, { counts, steps, usedMs, since }: Running): RungAt[] =>
  steps.map(({ rung, ms }) => {
    const left = Math.max(0, ms - usedMs)
    return { rung, at: new Date(counts === 'natural' ? since.getTime() + left : left ? afterOpen(calendar, since.getTime(), left) : since) }
  })

/** What has been counted up to now: the state a pause keeps, and from which a new calendar goes on. */
export const usedAt = (calendar: Calendar, { counts, usedMs, since }: Running, now: Date): number =>
  usedMs + counted(calendar, counts, since, now)

export interface Fits {
  channel?: string | null | undefined
  severity?: Severity | null | undefined
  customerTags?: readonly string[] | undefined
}
/** The first clock of this code that is on and fits. Null: the shop runs none for this. */
export const clockFor = ({ clocks }: Clockwork, code: ClockDefinition['code'], fits: Fits = {}): ClockDefinition | null =>
  clocks.find(
    (one) =>
      one.code === code &&
      one.on &&
      (one.when.channel === null || one.when.channel === fits.channel) &&
      (one.when.severity === null || one.when.severity === fits.severity) &&
      (one.when.customerTag === null || fits.customerTags?.includes(one.when.customerTag) === true),
  ) ?? null
