import type { Language } from '../../shared/language.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatted(at: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, format)
  return format.format(new Date(at))
}

/** 2026年11月20日 / November 20, 2026, in the shop's time zone. */
export const dateText = (at: string, language: Language, timeZone: string): string =>
  formatted(at, language, { year: 'numeric', month: 'long', day: 'numeric', timeZone })

/** 11月20日 14:05 / Nov 20, 2:05 PM: as the assistant and the chat window say it. */
export const timeText = (at: string, language: Language, timeZone: string): string =>
  formatted(at, language, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone })
