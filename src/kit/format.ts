const dates = new Map<string, Intl.DateTimeFormat>()

function date(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dates.set(key, known)
  return known
}

/** 14:05 */
export const clockText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(at))
/** 11月24日 / November 24 */
export const dayText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { month: 'long', day: 'numeric', timeZone }).format(new Date(at))
export const momentText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(at))
/** The clock today, the date before. */
export const shortText = (at: string, locale: string, timeZone?: string): string =>
  dayText(at, locale, timeZone) === dayText(new Date().toISOString(), locale, timeZone)
    ? clockText(at, locale, timeZone)
    : date(locale, { month: 'numeric', day: 'numeric', timeZone }).format(new Date(at))

const whens = { date: '2000-01-01', 'datetime-local': '2000-01-01T00:00', time: '00:00' }
/** What kinds of field hold a date, a time or both. */
export const isWhen = (type: string | undefined): type is keyof typeof whens => type !== undefined && type in whens
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** The value of such a field: Nov 28, 2026 · 2026年11月28日周六 13:30; while it is empty, what goes where: month/day/year · 年/月/日. */
export function whenText(value: string, type: keyof typeof whens, locale: string): string {
  const asked = value || whens[type]
  const at = new Date(`${type === 'time' ? '2000-01-01T' : ''}${asked}${type === 'date' ? '' : 'Z'}`)
  if (Number.isNaN(at.getTime())) return value
  const day = value
    ? ({ year: 'numeric', month: 'short', day: 'numeric', ...(type === 'datetime-local' && { weekday: 'short' as const }) } as const)
    : ({ year: 'numeric', month: 'numeric', day: 'numeric' } as const)
  const format = date(locale, { ...(type !== 'time' && day), ...(type !== 'date' && clock), timeZone: 'UTC' })
  if (value) return format.format(at)
  const names = new Intl.DisplayNames(locale, { type: 'dateTimeField' })
  const fields = new Set(['year', 'month', 'day', 'hour', 'minute'])
  return format
    .formatToParts(at)
    .map((part) => (fields.has(part.type) ? names.of(part.type) : part.value))
    .join('')
}

const units = new Map<string, Intl.NumberFormat>()

function unitText(value: number, unit: 'second' | 'minute' | 'hour' | 'day', language: string): string {
  const key = `${language} ${unit}`
  const known = units.get(key) ?? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 1 })
  units.set(key, known)
  return spaced(known.format(value))
}

/** Chinese has a space between a figure and its unit; the locale's own form has none. */
export const spaced = (text: string): string => text.replace(/(?<=\d)(?=\p{Script=Han})/u, ' ')

/** 0.4s · 12s · 3m; 0.4 秒 · 12 秒 · 3 分钟 */
export function durationText(milliseconds: number, language: string): string {
  if (milliseconds < 1000) return unitText(milliseconds / 1000, 'second', language)
  return milliseconds < 120_000
    ? unitText(Math.round(milliseconds / 1000), 'second', language)
    : unitText(Math.round(milliseconds / 60_000), 'minute', language)
}

/** As a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const two = (n: number): string => String(n).padStart(2, '0')
/** 0:42 · 12:05 · 3h · 2d; 3 小时 · 2 天 */
export const elapsedText = (seconds: number, language: string): string =>
  seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
    : seconds < 172_800
      ? unitText(Math.floor(seconds / 3600), 'hour', language)
      : unitText(Math.floor(seconds / 86_400), 'day', language)

/** A number with so many decimals. */
export const fixedText = (value: number, digits: number): string => value.toFixed(digits)
