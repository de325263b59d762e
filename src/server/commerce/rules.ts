import type { Text } from '../../shared/language.ts'
import type { OrderInput, ProductInput } from '../../shared/wire/commerce.ts'
import { firstRepeated } from '../customers/rules.ts'

/** How an order or waybill number is found whatever case, width, spaces or `#` it was typed with. Empty when nothing of it is a letter or digit. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 80)

export interface Totals {
  goodsTotal: number
  total: number
  paid: number
}
/** What the goods come to after line discounts, what the order comes to, and what was really paid after refunds, in minor units. */
export function totals(order: Pick<OrderInput, 'lines' | 'freight' | 'discount' | 'payments'>): Totals {
  const goodsTotal = order.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity - line.discount, 0)
  const paid = order.payments.reduce((sum, payment) => sum + (payment.kind === 'payment' ? payment.amount : -payment.amount), 0)
  return { goodsTotal, total: goodsTotal + order.freight - order.discount, paid }
}

/** A counted stock that comes down to this has the owner told. */
export const LOW_STOCK = 3
export const fellLow = (before: number | null, now: number | null): boolean =>
  before !== null && now !== null && before > LOW_STOCK && now <= LOW_STOCK

/** What is wrong with each product of a batch beyond its form; null = nothing. A SKU belongs to one product. */
export function productTroubles(batch: readonly ProductInput[]): (Text | null)[] {
  const owners = new Map<string, string>()
  return batch.map(({ externalId, skus }) => {
    const names = skus.map((sku) => sku.externalId)
    const double = firstRepeated(names)
    if (double !== null) return { 'zh-CN': `SKU ${double} 出现了两次`, en: `SKU ${double} is given twice` }
    const taken = names.find((name) => (owners.get(name) ?? externalId) !== externalId)
    if (taken !== undefined)
      return { 'zh-CN': `SKU ${taken} 已属于商品 ${owners.get(taken)}`, en: `SKU ${taken} already belongs to product ${owners.get(taken)}` }
    for (const name of names) owners.set(name, externalId)
    return null
  })
}

/** The same for an order, given whether the shop has its customer. */
export function orderTrouble(order: OrderInput, isKnown: (customerExternalId: string) => boolean): Text | null {
  const { number, customerExternalId } = order
  if (!isKnown(customerExternalId)) return { 'zh-CN': `没有顾客 ${customerExternalId}`, en: `there is no customer ${customerExternalId}` }
  if (!numberKey(number)) return { 'zh-CN': `订单号 ${number} 里没有字母或数字`, en: `the number ${number} has no letter or digit` }
  if (!Object.values(totals(order)).every(Number.isSafeInteger)) return { 'zh-CN': '金额太大', en: 'the amounts are too large' }
  return null
}
