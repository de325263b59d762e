import { Temporal } from 'temporal-polyfill'
import type { Calendar, Span } from '../../../shared/wire/clocks.ts'

/** A stretch of open hours, in milliseconds since 1970. */
type Opening = readonly [start: number, end: number]

const dateAt = (calendar: Calendar, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone).toPlainDate()

/** A date's own hours when it has some (holiday, make-up working day), else those of its weekday. */
export const hoursOn = (calendar: Calendar, date: Temporal.PlainDate): readonly Span[] =>
  calendar.days.find((day) => day.date === date.toString())?.open ?? calendar.weekly[date.dayOfWeek - 1]!

/** An hour the clocks skip is read as the one after it, an hour they repeat as its first coming: open hours get as much shorter or longer as the day does. */
function instantOf(calendar: Calendar, date: Temporal.PlainDate, minutes: number): number {
  const day = minutes === 1440 ? date.add({ days: 1 }) : date
  const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60) % 24, minutes % 60)
  return day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).epochMilliseconds
}

/** A calendar is open an hour a week at least and has 400 other days at most: whatever is asked for lies within these days. */
const FARTHEST_DAYS = 70_000

function* openingsFrom(calendar: Calendar, at: number): Generator<Opening> {
  let date = dateAt(calendar, at)
  for (let n = 0; n < FARTHEST_DAYS; n++) {
    for (const { from, to } of hoursOn(calendar, date)) {
      const [start, end] = [instantOf(calendar, date, from), instantOf(calendar, date, to)]
      if (end > start && end >= at) yield [start, end]
    }
    date = date.add({ days: 1 })
  }
}

export function isOpen(calendar: Calendar, at: number): boolean {
  for (const [start, end] of openingsFrom(calendar, at)) if (end > at) return start <= at
  return false
}

/** The moment at which `ms` of open hours have passed since `at`; with nothing to pass, the next moment that is open. The last moment of an opening counts as open. */
export function afterOpen(calendar: Calendar, at: number, ms: number): number {
  let left = ms
  for (const [start, end] of openingsFrom(calendar, at)) {
    const begin = Math.max(start, at)
    if (left <= end - begin) return begin + left
    left -= end - begin
  }
  throw new RangeError('farther away than any clock counts')
}

/** Open hours between two moments, in milliseconds; 0 when the second comes first. */
export function openBetween(calendar: Calendar, from: number, to: number): number {
  let sum = 0
  for (const [start, end] of openingsFrom(calendar, from)) {
    if (start >= to) return sum
    sum += Math.max(0, Math.min(end, to) - Math.max(start, from))
  }
  return sum
}

/** The closing of the nth working day after the one `at` lies in: the day itself is not counted. Midnight belongs to the day it ends. */
export function closingOfWorkingDay(calendar: Calendar, at: number, n: number): number {
  let date = dateAt(calendar, at - 1)
  for (let counted = 0, looked = 0; looked < FARTHEST_DAYS; looked++) {
    date = date.add({ days: 1 })
    const last = hoursOn(calendar, date).at(-1)
    if (last && ++counted === n) return instantOf(calendar, date, last.to)
  }
  throw new RangeError('farther away than any clock counts')
}
