/** What a zone's clock shows at a moment, in milliseconds as if it were UTC. */
function shown(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/** When the day of a moment began in a time zone, or the day so many days before or after it. */
export function dayStart(at: Date, timeZone: string, days = 0): Date {
  const local = new Date(shown(at, timeZone))
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days)
  // Twice, because the zone may have another offset at midnight than now.
  let found = midnight
  for (let i = 0; i < 2; i++) found += midnight - shown(new Date(found), timeZone)
  return new Date(found)
}

/** So many days after a day that is written as `YYYY-MM-DD`, or before it. */
export const dayPlus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
