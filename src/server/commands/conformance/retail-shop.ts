import { toMajor } from '../../../shared/money.ts'
import type { Aftersale } from '../../../shared/wire/aftersales.ts'
import type { Address, Customer, Order } from '../../../shared/wire/commerce.ts'
import type { TheirOrder, TheirPerson } from './retail-format.ts'

/** Our orders, cases and customers, read through the API, in the third party's words. The one place that knows both. */
const words: Partial<Record<Order['status'], string>> = {
  paid: 'pending',
  processing: 'processed',
  delivered: 'delivered',
  completed: 'delivered',
  cancelled: 'cancelled',
}

const addressOf = (address: Address | null) => ({
  address1: address?.lines[0] ?? '',
  address2: address?.lines[1] ?? '',
  city: address?.city ?? '',
  state: address?.region ?? '',
  zip: address?.postcode ?? '',
  country: address?.country ?? '',
})

const open = (one: Aftersale): boolean => one.status !== 'refused' && one.status !== 'withdrawn'
const skus = (one: Aftersale) => one.items.flatMap((item) => Array.from({ length: item.quantity }, () => item.skuExternalId!))
const newSkus = (one: Aftersale) => one.items.flatMap((item) => Array.from({ length: item.quantity }, () => item.newSkuExternalId!))

function statusOf(order: Order, cases: readonly Aftersale[]): string {
  if (order.statusLabel) return order.statusLabel
  if (order.status === 'returning')
    return cases.some((one) => one.kind === 'exchange' && open(one)) ? 'exchange requested' : 'return requested'
  if (order.status === 'paid' && cases.some((one) => one.kind === 'changeItems' && one.status === 'done')) return 'pending (item modified)'
  return words[order.status] ?? order.status
}

export function theirOrder(order: Order, cases: readonly Aftersale[]): TheirOrder {
  const of = (kind: Aftersale['kind']) => cases.find((one) => one.kind === kind && open(one))
  const [cancelled, returned, exchanged] = [of('cancel'), of('returnAndRefund'), of('exchange')]
  return {
    order_id: order.number,
    user_id: order.customerExternalId!,
    address: addressOf(order.address),
    items: order.lines.flatMap((line) =>
      Array.from({ length: line.quantity }, () => ({
        name: line.title,
        product_id: line.productExternalId!,
        item_id: line.skuExternalId!,
        price: toMajor(line.unitPrice),
        options: line.options,
      })),
    ),
    status: statusOf(order, cases),
    fulfillments: order.parcels.map((parcel) => ({ tracking_id: [parcel.trackingNumber], item_ids: parcel.skuExternalIds })),
    payment_history: order.payments.map((payment) => ({
      transaction_type: payment.kind,
      amount: toMajor(payment.amount),
      payment_method_id: payment.methodExternalId!,
    })),
    ...(cancelled?.status === 'done' && { cancel_reason: cancelled.reason }),
    ...(returned && { return_items: skus(returned), return_payment_method_id: returned.refundTo }),
    ...(exchanged && {
      exchange_items: skus(exchanged),
      exchange_new_items: newSkus(exchanged),
      exchange_payment_method_id: exchanged.refundTo,
      exchange_price_difference: -toMajor(exchanged.amount),
    }),
  }
}

export function theirPerson(customer: Customer, orders: readonly Order[]): TheirPerson {
  return {
    user_id: customer.externalId!,
    name: customer.name,
    address: addressOf(customer.address),
    email: customer.email,
    payment_methods: Object.fromEntries(
      customer.paymentMethods.map((method) => [
        method.externalId,
        { id: method.externalId, source: method.kind, ...(method.balance && { balance: toMajor(method.balance) }), ...method.details },
      ]),
    ),
    orders: orders.map((order) => order.number).toSorted(),
  }
}

/** Their person, brought into the same form, so that the two can be compared. */
export function plainPerson(person: TheirPerson): TheirPerson {
  const { first_name, last_name } = person.name as { first_name: string; last_name: string }
  return { ...person, name: `${first_name} ${last_name}`, orders: person.orders.toSorted() }
}

const multisets = new Set(['return_items', 'exchange_items', 'exchange_new_items', 'item_ids', 'tracking_id'])

/** The first place where two values differ, with both; null when they are the same. Decimals within 1e-6; lists of ids as multisets. */
export function difference(ours: unknown, theirs: unknown, at = ''): string | null {
  if (typeof ours === 'number' && typeof theirs === 'number')
    return Math.abs(ours - theirs) <= 1e-6 ? null : `${at}: ${ours} instead of ${theirs}`
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const sort = multisets.has(at.slice(at.lastIndexOf('.') + 1))
    const [a, b] = sort ? [ours.toSorted(), theirs.toSorted()] : [ours, theirs]
    if (a.length !== b.length) return `${at}: ${a.length} instead of ${b.length}`
    return first(a.map((value, i) => difference(value, b[i], `${at}.${i}`)))
  }
  if (ours !== null && theirs !== null && typeof ours === 'object' && typeof theirs === 'object') {
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)])
    return first(
      [...names].map((name) =>
        difference((ours as Record<string, unknown>)[name], (theirs as Record<string, unknown>)[name], `${at}.${name}`),
      ),
    )
  }
  return ours === theirs ? null : `${at}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`
}
const first = (all: readonly (string | null)[]): string | null => all.find((one) => one !== null) ?? null
