import { moneyText } from '../../../shared/currency.ts'
import { fill, type Language } from '../../../shared/language.ts'
import type { Aftersale, Plan } from '../../../shared/wire/aftersales.ts'
import type { Order, Product } from '../../../shared/wire/commerce.ts'
import type { ShopSettings } from '../../people/steps.ts'
import { orderStates, parcelStates, timeText } from '../say.ts'

/*
 * What a model is told of things: as people say it, sums and times already in words, and nobody's name, address or number.
 */

export const toldOrder = (order: Order, shop: ShopSettings, language: Language, whole: boolean) => ({
  number: order.number,
  state: fill(orderStates[order.status][language], { number: order.number }),
  placed: order.placedAt && timeText(order.placedAt, language, shop.timeZone),
  total: moneyText(order.total, language),
  lines: order.lines.slice(0, 20).map((line) => ({
    item: line.skuExternalId ?? line.id,
    title: line.title.slice(0, 120),
    options: line.options,
    quantity: line.quantity,
    unitPrice: moneyText(line.unitPrice, language),
  })),
  ...(whole && { parcels: toldParcels(order, shop, language), customersNote: order.remark?.slice(0, 300) ?? null }),
})

export const toldParcels = (order: Order, shop: ShopSettings, language: Language) =>
  order.parcels.slice(0, 5).map((parcel) => ({
    carrier: parcel.carrier,
    waybill: parcel.trackingNumber,
    state: parcelStates[parcel.status][language],
    promised: parcel.promisedAt && timeText(parcel.promisedAt, language, shop.timeZone),
    scans: parcel.scans.slice(0, 3).map(({ at, text }) => ({ at: timeText(at, language, shop.timeZone), text: text.slice(0, 200) })),
  }))

export const toldProduct = (product: Product, language: Language) => ({
  title: product.title,
  description: product.description.slice(0, 600),
  variants: product.skus.slice(0, 12).map((sku) => ({
    sku: sku.externalId,
    options: sku.options,
    price: moneyText(sku.price, language),
    inStock: sku.available && sku.stock !== 0,
  })),
})

export const toldPlan = (plan: Plan, language: Language) => ({
  verdict: plan.verdict.verdict,
  because: plan.verdict.because.map(({ text }) => text),
  alternatives: plan.verdict.alternatives.map(({ text }) => text),
  money: plan.movements.map(({ direction, amount }) => ({ direction, amount: moneyText(amount, language) })),
  afterwards: plan.afterwards.map(({ text }) => text),
  needsCustomersYes: plan.confirmation !== null,
})

export const toldCase = (one: Aftersale, language: Language) => ({
  case: one.number,
  kind: one.kind,
  status: one.status,
  amount: moneyText(one.amount, language),
})
