import { z } from 'zod'
import { type Minor, moneyFromMajor } from '../../../shared/money.ts'
import type { customerInputSchema, OrderStatus, orderInputSchema, ParcelStatus, productInputSchema } from '../../../shared/wire/commerce.ts'
import type { Found, Kind } from './found.ts'

/** Its money is in dollars as decimals, its times are nowhere. */
export const CURRENCY = 'USD'

/** What the words mean here; the word itself stays as the order's label. */
export const statuses: Readonly<Record<string, OrderStatus>> = {
  pending: 'paid',
  'pending (item modified)': 'paid',
  processed: 'processing',
  delivered: 'delivered',
  cancelled: 'cancelled',
  'return requested': 'returning',
  'exchange requested': 'returning',
}
const options = z.record(z.string(), z.string())
const address = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  country: z.string(),
})
const product = z.object({
  name: z.string(),
  product_id: z.string(),
  variants: z.record(z.string(), z.object({ item_id: z.string(), options, available: z.boolean(), price: z.number() })),
})
const method = z.looseObject({ source: z.string(), id: z.string(), balance: z.number().optional() })
const person = z.object({
  user_id: z.string(),
  name: z.object({ first_name: z.string(), last_name: z.string() }),
  address,
  email: z.string(),
  payment_methods: z.record(z.string(), method),
})
const order = z.object({
  order_id: z.string(),
  user_id: z.string(),
  address,
  items: z.array(z.object({ name: z.string(), product_id: z.string(), item_id: z.string(), price: z.number(), options })),
  status: z.string().refine((word) => Object.hasOwn(statuses, word)),
  fulfillments: z.array(z.object({ tracking_id: z.array(z.string()), item_ids: z.array(z.string()) })),
  payment_history: z.array(
    z.object({ transaction_type: z.enum(['payment', 'refund']), amount: z.number(), payment_method_id: z.string() }),
  ),
})
const file = z.object({
  products: z.record(z.string(), z.unknown()),
  users: z.record(z.string(), z.unknown()),
  orders: z.record(z.string(), z.unknown()),
})

export type TauProduct = z.output<typeof product>
export type TauCustomer = z.output<typeof person>
export type TauOrder = z.output<typeof order>

const minor = (dollars: number): Minor => moneyFromMajor(dollars, CURRENCY).amount

/** There are no scans: what isn't delivered has a waybill and nothing more is known of it. */
const parcelStatusOf = (status: OrderStatus): ParcelStatus => (status === 'delivered' || status === 'returning' ? 'delivered' : 'created')

export const productOf = ({ product_id, name, variants }: TauProduct): z.input<typeof productInputSchema> => ({
  externalId: product_id,
  title: name,
  currency: CURRENCY,
  skus: Object.values(variants).map((variant) => ({
    externalId: variant.item_id,
    options: variant.options,
    price: minor(variant.price),
    available: variant.available,
  })),
})

const addressOf = ({ address1, address2, city, state, zip, country }: TauOrder['address']) => ({
  lines: [address1, address2],
  city,
  region: state,
  postcode: zip,
  country,
})

export const customerOf = ({ user_id, name, address: home, email, payment_methods }: TauCustomer): z.input<typeof customerInputSchema> => ({
  externalId: user_id,
  name: `${name.first_name} ${name.last_name}`,
  email,
  address: addressOf(home),
  currency: CURRENCY,
  paymentMethods: Object.values(payment_methods).map(({ id, source, balance, ...details }) => ({
    externalId: id,
    kind: source,
    balance: balance === undefined ? null : minor(balance),
    details: Object.fromEntries(Object.entries(details).map(([key, value]) => [key, String(value)])),
  })),
})

export function orderOf({
  order_id,
  user_id,
  address: to,
  items,
  status: label,
  fulfillments,
  payment_history,
}: TauOrder): z.input<typeof orderInputSchema> {
  const status = statuses[label]!
  return {
    externalId: order_id,
    number: order_id,
    customerExternalId: user_id,
    status,
    statusLabel: label,
    currency: CURRENCY,
    address: addressOf(to),
    lines: items.map((item) => ({
      productExternalId: item.product_id,
      skuExternalId: item.item_id,
      title: item.name,
      options: item.options,
      unitPrice: minor(item.price),
    })),
    payments: payment_history.map(({ transaction_type, amount, payment_method_id }) => ({
      kind: transaction_type,
      amount: minor(amount),
      methodExternalId: payment_method_id,
    })),
    parcels: fulfillments.flatMap(({ tracking_id, item_ids }) =>
      tracking_id.map((trackingNumber) => ({ trackingNumber, status: parcelStatusOf(status), skuExternalIds: item_ids })),
    ),
  }
}

/** Everything in a `db.json` of this format, by kind; null when it is something else. */
export function tauRetail(content: unknown): Record<Kind, Found[]> | null {
  const parsed = file.safeParse(content)
  if (!parsed.success) return null
  const { products, users, orders } = parsed.data
  return {
    products: mapped(products, product, productOf),
    customers: mapped(users, person, customerOf),
    orders: mapped(orders, order, orderOf),
  }
}

function mapped<Theirs>(all: Readonly<Record<string, unknown>>, schema: z.ZodType<Theirs>, map: (theirs: Theirs) => unknown): Found[] {
  return Object.entries(all).map(([at, value]) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return { at, item: map(parsed.data) }
    const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    return { at, trouble: { 'zh-CN': `不符合格式：${where}`, en: `not in this format: ${where}` } }
  })
}
