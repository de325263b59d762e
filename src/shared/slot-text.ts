import type { Language } from './language.ts'
import type { Slot } from './wire/aftersales.ts'

/** A day of the calendar and its hours as people say it; the day is the shop's own, so no time zone may move it. */
export const slotText = ({ date, from, to }: Slot, language: Language): string => {
  const day = new Date(`${date}T12:00:00Z`)
  const said = day.toLocaleDateString(language, { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' })
  return `${said} ${from}–${to}`
}
