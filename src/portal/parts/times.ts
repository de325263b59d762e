import { momentText } from '../../kit/format.ts'
import type { Language } from '../../shared/language.ts'

const dates = new Map<string, Intl.DateTimeFormat>()

/** 2026年11月20日 / 20 November 2026, in the shop's time zone. */
export function dateText(at: string, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`
  const format =
    dates.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { year: 'numeric', month: 'long', day: 'numeric', timeZone })
  dates.set(key, format)
  return format.format(new Date(at))
}

/** 11月20日 14:05 / 20 Nov, 14:05. */
export const timeText = (at: string, language: Language, timeZone: string): string =>
  momentText(at, language === 'en' ? 'en-GB' : language, timeZone)
