import { z } from 'zod'
import { minorDigits } from './currency.ts'

/** A whole number of the currency's smallest unit (分, cent; JPY has none smaller than the yen). Never a fraction. */
export type Minor = number & { readonly unit: 'minor' }
export interface Money {
  amount: Minor
  currency: string
}

/** Throws RangeError on anything that isn't a safe integer: a caller that has a fraction has a bug. */
export function minor(amount: number): Minor {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of minor units: ${amount}`)
  return amount as Minor
}

export const money = (amount: number, currency: string): Money => ({ amount: minor(amount), currency })

/** From a decimal in major units as files and other shops carry it ("12.30", 12.3); rounded half away from zero at the minor unit. */
export function moneyFromMajor(value: number | string, currency: string): Money {
  const number = typeof value === 'string' ? Number(value) : value
  if (!Number.isFinite(number)) throw new RangeError(`not an amount: ${value}`)
  const scaled = Math.abs(number) * 10 ** minorDigits(currency)
  return money(Math.sign(number) * Math.round(scaled + 1e-7), currency)
}

export const toMajor = ({ amount, currency }: Money): number => amount / 10 ** minorDigits(currency)

export const minorSchema = z.int().transform((amount) => amount as Minor) as unknown as z.ZodType<Minor, number>
export const currencySchema = z.string().regex(/^[A-Z]{3}$/)
export const moneySchema = z.object({ amount: minorSchema, currency: currencySchema })
