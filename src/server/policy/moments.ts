import type { Text } from '../../shared/language.ts'
import type { Facts } from './facts.ts'

/** A moment times are counted from. */
export type Moment = 'delivered' | 'shipped' | 'paid' | 'placed'

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

export const momentOf = ({ order }: Facts, moment: Moment): Date | null =>
  ({ delivered: order.deliveredAt, shipped: order.shippedAt, paid: order.paidAt ?? order.placedAt, placed: order.placedAt })[moment]

/** Moments in the words of the findings. */
export const sinceOf = { delivered: 'sinceDelivered', shipped: 'sinceShipped', paid: 'sincePaid', placed: 'sincePlaced' } as const

export const momentLabels = {
  countedFrom: { 'zh-CN': '从何时起算', en: 'Counted from' },
  'countedFrom.delivered': { 'zh-CN': '签收', en: 'Receipt' },
  'countedFrom.shipped': { 'zh-CN': '发货', en: 'Shipping' },
  'countedFrom.paid': { 'zh-CN': '付款', en: 'Payment' },
  'countedFrom.placed': { 'zh-CN': '下单', en: 'Ordering' },
} as const satisfies Record<string, Text>

const dates = new Map<string, Intl.DateTimeFormat>()

/** The number of the calendar day a moment falls on in a time zone: the difference of two is how many midnights lie between them. */
export function dayIn(timeZone: string, at: Date): number {
  const format = dates.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  dates.set(timeZone, format)
  return Date.parse(format.format(at)) / DAY_MS
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
