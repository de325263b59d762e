const HOUR = 3_600_000
const MORNING = 9
/** Nobody is called back at night: later today ends here. */
const EVENING = 18

export type SnoozeChoice = 'laterToday' | 'tomorrow' | 'nextWeek'

/** Times to come back at, in the reader's own time: in three hours if that is still today's work, tomorrow and next Monday in the morning. */
export function snoozeChoices(now: Date): { code: SnoozeChoice; at: Date }[] {
  const later = new Date(now.getTime() + 3 * HOUR)
  const morning = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING)
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    ...(later.getDate() === now.getDate() && later.getHours() < EVENING ? [{ code: 'laterToday' as const, at: later }] : []),
    { code: 'tomorrow', at: morning(1) },
    { code: 'nextWeek', at: morning(toMonday) },
  ]
}

/** What a `datetime-local` field holds for a time. */
export const localValue = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
