import type { Language } from '../../shared/language.ts'
import type { ShopStart } from '../../shared/wire/setup.ts'

/** The ones offered; a shop that has another keeps it. */
export const currencies = [
  'CNY',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'HKD',
  'TWD',
  'SGD',
  'KRW',
  'AUD',
  'CAD',
  'CHF',
  'SEK',
  'THB',
  'MYR',
  'VND',
] as const

/** CNY 人民币 */
export const currencyName = (currency: string, language: string): string =>
  `${currency} ${new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? ''}`.trim()

export const timeZones = (): string[] => Intl.supportedValuesOf('timeZone')
const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Where its owner reads and is, the shop most likely sells too. */
export const likelyShop = (language: Language): ShopStart => ({
  name: '',
  language,
  currency: language === 'zh-CN' ? 'CNY' : 'USD',
  timeZone: ownTimeZone(),
})
