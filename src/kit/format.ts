const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const noMinor = new Set(['JPY', 'KRW', 'VND'])

function date(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dates.set(key, known)
  return known
}

/** 14:05 */
export const clockText = (at: string, locale: string, timeZone?: string): string => date(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(new Date(at))
/** 11月24日 / November 24 */
export const dayText = (at: string, locale: string, timeZone?: string): string => date(locale, { month: 'long', day: 'numeric', timeZone }).format(new Date(at))
export const momentText = (at: string, locale: string, timeZone?: string): string =>
  date(locale, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(new Date(at))
/** The clock today, the date before. */
export const shortText = (at: string, locale: string): string => (new Date(at).toDateString() === new Date().toDateString() ? clockText(at, locale) : date(locale, { month: 'numeric', day: 'numeric' }).format(new Date(at)))

export function moneyText({ amount, currency }: { amount: number; currency: string }, locale: string): string {
  const key = `${locale} ${currency}`
  const known = numbers.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  numbers.set(key, known)
  return known.format(noMinor.has(currency) ? amount : amount / 100)
}
