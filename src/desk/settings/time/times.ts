import type { Span } from '../../../shared/wire/clocks.ts'

const DAY = 1440
const HOUR = 60
const MOST_SHIFTS = 6
const two = (n: number): string => String(n).padStart(2, '0')

/** Minutes since midnight as a time field has them; the end of the day is 00:00 again. */
export const timeOf = (minutes: number): string => `${two(Math.floor((minutes % DAY) / HOUR))}:${two(minutes % HOUR)}`
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR + minutes
}

/** Where another shift would begin: an hour after the last one; null when the day is full. */
export function nextShift(spans: readonly Span[]): Span | null {
  const last = spans.at(-1)
  if (!last) return { from: 9 * HOUR, to: 18 * HOUR }
  const from = last.to + HOUR
  return from >= DAY || spans.length >= MOST_SHIFTS ? null : { from, to: Math.min(DAY, from + 4 * HOUR) }
}
