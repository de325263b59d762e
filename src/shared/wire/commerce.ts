import { z } from 'zod'
import { id } from '../ids.ts'
import { currencySchema, minorSchema, moneySchema } from '../money.ts'

/** Order states of the shop's own copy. `placed` is unpaid. `partlyShipped` never lasts after `shipped`. */
export const orderStatuses = [
  'placed',
  'paid',
  'processing',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'returning',
  'returned',
] as const
export const orderStatusSchema = z.enum(orderStatuses)
export type OrderStatus = z.infer<typeof orderStatusSchema>

export const parcelStatuses = [
  'created',
  'pickedUp',
  'inTransit',
  'outForDelivery',
  'inLocker',
  'delivered',
  'refused',
  'lost',
  'returned',
] as const
export const parcelStatusSchema = z.enum(parcelStatuses)
export type ParcelStatus = z.infer<typeof parcelStatusSchema>

export const optionsSchema = z.record(z.string().max(60), z.string().max(200))
export const addressSchema = z.object({
  name: z.string().max(120).nullish(),
  phone: z.string().max(40).nullish(),
  lines: z.array(z.string().max(300)).max(6),
  city: z.string().max(120).nullish(),
  region: z.string().max(120).nullish(),
  postcode: z.string().max(20).nullish(),
  country: z.string().max(60).nullish(),
})
export type Address = z.infer<typeof addressSchema>

const instant = z.iso.datetime({ offset: true })
const externalId = z.string().trim().min(1).max(120)

/** What a shop gives us (import and upsert API): `externalId` is the shop's own name for a thing and unique per shop and kind. */
export const skuInputSchema = z.strictObject({
  externalId,
  options: optionsSchema.default({}),
  price: minorSchema,
  /** Units on hand; null = the shop doesn't count, only says whether it can be had. */
  stock: z.int().min(0).nullable().default(null),
  available: z.boolean().default(true),
})
export const productInputSchema = z.strictObject({
  externalId,
  title: z.string().trim().min(1).max(300),
  description: z.string().max(20_000).default(''),
  category: z.string().max(120).nullable().default(null),
  currency: currencySchema,
  picture: z.string().max(500).nullable().default(null),
  url: z.string().max(500).nullable().default(null),
  tags: z.array(z.string().max(60)).max(30).default([]),
  attributes: optionsSchema.default({}),
  skus: z.array(skuInputSchema).max(500),
  /** When the shop's own system said so; stock freshness is told from it. */
  asOf: instant.optional(),
})
export type ProductInput = z.output<typeof productInputSchema>

export const paymentMethodInputSchema = z.strictObject({
  externalId,
  /** credit_card, paypal, gift_card, alipay, wechat_pay … */
  kind: z.string().max(40),
  label: z.string().max(120).nullable().default(null),
  /** What is left on a gift card or balance; null = no balance of its own. */
  balance: minorSchema.nullable().default(null),
  details: optionsSchema.default({}),
})
export const customerInputSchema = z.strictObject({
  externalId,
  name: z.string().max(120).nullable().default(null),
  email: z.email().max(200).nullable().default(null),
  phone: z.string().max(40).nullable().default(null),
  address: addressSchema.nullable().default(null),
  language: z.enum(['zh-CN', 'en']).nullable().default(null),
  tags: z.array(z.string().max(60)).max(30).default([]),
  currency: currencySchema,
  paymentMethods: z.array(paymentMethodInputSchema).max(50).default([]),
})
export type CustomerInput = z.output<typeof customerInputSchema>

export const orderLineInputSchema = z.strictObject({
  externalId: externalId.nullable().default(null),
  productExternalId: externalId.nullable().default(null),
  skuExternalId: externalId.nullable().default(null),
  title: z.string().max(300),
  options: optionsSchema.default({}),
  quantity: z.int().min(1).max(100_000).default(1),
  unitPrice: minorSchema,
  /** Taken off this line in all (not per unit). */
  discount: minorSchema.default(0 as never),
})
export const paymentInputSchema = z.strictObject({
  externalId: externalId.nullable().default(null),
  kind: z.enum(['payment', 'refund']),
  amount: minorSchema,
  methodExternalId: externalId.nullable().default(null),
  at: instant.nullable().default(null),
})
export const scanInputSchema = z.strictObject({
  at: instant,
  place: z.string().max(200).nullable().default(null),
  text: z.string().max(500),
  status: parcelStatusSchema.nullable().default(null),
})
export const parcelInputSchema = z.strictObject({
  externalId: externalId.nullable().default(null),
  carrier: z.string().max(60).nullable().default(null),
  trackingNumber: z.string().max(80),
  status: parcelStatusSchema,
  promisedAt: instant.nullable().default(null),
  skuExternalIds: z.array(externalId).max(500).default([]),
  scans: z.array(scanInputSchema).max(500).default([]),
})
export const orderInputSchema = z.strictObject({
  externalId,
  /** As the customer knows it; found whatever case or `#` they type. */
  number: z.string().trim().min(1).max(80),
  customerExternalId: externalId,
  status: orderStatusSchema,
  /** The shop's own word for the state, kept word for word. */
  statusLabel: z.string().max(80).nullable().default(null),
  currency: currencySchema,
  address: addressSchema.nullable().default(null),
  lines: z.array(orderLineInputSchema).max(500),
  freight: minorSchema.default(0 as never),
  discount: minorSchema.default(0 as never),
  payments: z.array(paymentInputSchema).max(200).default([]),
  parcels: z.array(parcelInputSchema).max(100).default([]),
  placedAt: instant.nullable().default(null),
  remark: z.string().max(2000).nullable().default(null),
})
export type OrderInput = z.output<typeof orderInputSchema>

/** How many of each were new, changed, or already the same. */
export const upsertResultSchema = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() })
export type UpsertResult = z.infer<typeof upsertResultSchema>

// ---- what we give out

export const skuSchema = z.object({
  id: id<'sku'>(),
  externalId: z.string(),
  options: optionsSchema,
  price: moneySchema,
  stock: z.int().nullable(),
  available: z.boolean(),
  stockAt: z.string(),
})
export const productSchema = z.object({
  id: id<'product'>(),
  shopId: id<'shop'>(),
  externalId: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string().nullable(),
  picture: z.string().nullable(),
  url: z.string().nullable(),
  tags: z.array(z.string()),
  attributes: optionsSchema,
  skus: z.array(skuSchema),
})
export type Product = z.infer<typeof productSchema>
export type Sku = z.infer<typeof skuSchema>

export const orderLineSchema = z.object({
  id: id<'orderLine'>(),
  externalId: z.string().nullable(),
  productId: id<'product'>().nullable(),
  productExternalId: z.string().nullable(),
  skuExternalId: z.string().nullable(),
  title: z.string(),
  options: optionsSchema,
  quantity: z.int(),
  unitPrice: moneySchema,
  discount: moneySchema,
  picture: z.string().nullable(),
})
export const paymentSchema = z.object({
  id: id<'payment'>(),
  externalId: z.string().nullable(),
  kind: z.enum(['payment', 'refund']),
  amount: moneySchema,
  methodExternalId: z.string().nullable(),
  at: z.string().nullable(),
})
export const scanSchema = z.object({
  at: z.string(),
  place: z.string().nullable(),
  text: z.string(),
  status: parcelStatusSchema.nullable(),
})
export const parcelSchema = z.object({
  id: id<'parcel'>(),
  externalId: z.string().nullable(),
  carrier: z.string().nullable(),
  trackingNumber: z.string(),
  status: parcelStatusSchema,
  promisedAt: z.string().nullable(),
  skuExternalIds: z.array(z.string()),
  /** Newest first. */
  scans: z.array(scanSchema),
})
export type Parcel = z.infer<typeof parcelSchema>
export const orderSchema = z.object({
  id: id<'order'>(),
  shopId: id<'shop'>(),
  externalId: z.string(),
  number: z.string(),
  customerId: id<'customer'>(),
  customerExternalId: z.string().nullable(),
  status: orderStatusSchema,
  statusLabel: z.string().nullable(),
  /** Name, phone and street are masked unless the reader may see them. */
  address: addressSchema.nullable(),
  lines: z.array(orderLineSchema),
  goodsTotal: moneySchema,
  freight: moneySchema,
  discount: moneySchema,
  total: moneySchema,
  paid: moneySchema,
  payments: z.array(paymentSchema),
  parcels: z.array(parcelSchema),
  placedAt: z.string().nullable(),
  remark: z.string().nullable(),
})
export type Order = z.infer<typeof orderSchema>

export const paymentMethodSchema = z.object({
  externalId: z.string(),
  kind: z.string(),
  label: z.string().nullable(),
  balance: moneySchema.nullable(),
  details: optionsSchema,
})
export const customerSchema = z.object({
  id: id<'customer'>(),
  shopId: id<'shop'>(),
  externalId: z.string().nullable(),
  /** false = an anonymous visitor: nothing about an account may be told. */
  known: z.boolean(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: addressSchema.nullable(),
  language: z.enum(['zh-CN', 'en']).nullable(),
  tags: z.array(z.string()),
  orderCount: z.int(),
  conversationCount: z.int(),
  paymentMethods: z.array(paymentMethodSchema),
  /** true when email, phone and address are masked for this reader. */
  masked: z.boolean(),
  firstSeenAt: z.string(),
})
export type Customer = z.infer<typeof customerSchema>
