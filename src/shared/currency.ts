/** ISO 4217: how many decimals a currency's smallest unit stands for, where it isn't two. What `Intl` knows differs between browsers. */
const exceptions: readonly (readonly [digits: number, currencies: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

export const minorDigits = (currency: string): number => exceptions.find(([, currencies]) => currencies.includes(currency))?.[0] ?? 2

const formats = new Map<string, Intl.NumberFormat>()

/** ¥299.00: an amount in minor units as people read it. Stands apart from the schemas of money.ts, which the widget has no room for. */
export function moneyText({ amount, currency }: { amount: number; currency: string }, locale: string): string {
  const key = `${locale} ${currency}`
  const digits = minorDigits(currency)
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, inCurrency(currency, digits))
  formats.set(key, format)
  return format.format(amount / 10 ** digits)
}

const inCurrency = (currency: string, digits: number): Intl.NumberFormatOptions => ({
  style: 'currency',
  currency,
  currencyDisplay: 'narrowSymbol',
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
})

/** 299.00: an amount in minor units as somebody would type it, without a sign for the currency. */
export function plainAmount(amount: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(amount).padStart(digits + 1, '0')
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
}

/** What somebody typed as an amount (12.5, 1,200.00, ¥99), in minor units; null when it isn't one. */
export function parseAmount(typed: string, currency: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\p{Sc}\s,]|RMB|CNY|USD/giu, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return null
  const digits = minorDigits(currency)
  const [whole, part = ''] = plain.split('.')
  return part.length > digits ? null : Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || 0)
}
