const LOCAL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?$/
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * A time as tables carry it, as an ISO instant; null when it is none. "2026-10-01 10:00" and "2026/10/1" are what the clocks of `timeZone` show;
 * of an hour that happens twice when clocks go back, one of the two.
 */
export function localInstant(text: string, timeZone: string): string | null {
  if (WITH_OFFSET.test(text)) return isoOf(Date.parse(text))
  const parts = LOCAL.exec(text)
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const shown = Date.UTC(year, month - 1, day, hour, minute, second)
  const same = new Date(shown)
  // A date that doesn't exist comes out as another one.
  if (same.getUTCMonth() !== month - 1 || same.getUTCDate() !== day || same.getUTCHours() !== hour || minute > 59 || second > 59)
    return null
  // The offset of the guess is right but for the hours around a change of clocks; asked once more there, it is right.
  const guess = shown - offsetMs(shown, timeZone)
  return isoOf(shown - offsetMs(guess, timeZone))
}

const isoOf = (at: number): string | null => (Number.isNaN(at) ? null : new Date(at).toISOString())

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clocks of a time zone are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
