const dates = new Map<string, Intl.DateTimeFormat>()

function date(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dates.set(key, known)
  return known
}

/** 14:05 */
export const clockText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(new Date(at))
/** 11月24日 / November 24 */
export const dayText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { month: 'long', day: 'numeric', timeZone }).format(new Date(at))
export const momentText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(new Date(at))
/** The clock today, the date before. */
export const shortText = (at: string, locale: string, timeZone?: string): string =>
  dayText(at, locale, timeZone) === dayText(new Date().toISOString(), locale, timeZone)
    ? clockText(at, locale, timeZone)
    : date(locale, { month: 'numeric', day: 'numeric', timeZone }).format(new Date(at))

/** 0.4 s · 12 s · 3 min */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${(milliseconds / 1000).toFixed(1)} s`
  return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`
}

/** A number with so many decimals. */
export const fixedText = (value: number, digits: number): string => value.toFixed(digits)
