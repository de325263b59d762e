import { z } from 'zod'
import { id } from '../ids.ts'
import { minorSchema, moneySchema } from '../money.ts'
import { addressSchema, optionsSchema } from './commerce.ts'
import { attachmentSchema } from './conversation.ts'
import { askKindSchema, verdictSchema } from './policy.ts'

const externalId = z.string().trim().min(1).max(120)
const reason = z.string().trim().min(1).max(200)
const note = z.string().trim().max(2000).default('')
const evidence = z.array(id<'file'>()).max(9).default([])

/** An order line, by its id or by its SKU's own name; the same SKU on two lines is taken line by line. */
const item = z.strictObject({ item: externalId, quantity: z.int().min(1).max(100_000).default(1) })
/** The SKU each of these is to become. A missing one is told as such, not as a malformed request. */
const swap = item.extend({ sku: externalId.nullable().default(null) })
const items = z.array(item).min(1).max(200)
const swaps = z.array(swap).min(1).max(200)

/** Everything that can be asked of an order, word for word as it will be judged. */
export const askSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), reason }),
  z.strictObject({ kind: z.literal('changeAddress'), address: addressSchema }),
  z.strictObject({ kind: z.literal('changePayment'), method: externalId }),
  z.strictObject({ kind: z.literal('changeItems'), items: swaps, method: externalId.nullable().default(null) }),
  z.strictObject({
    kind: z.literal('refundOnly'),
    reason,
    items,
    amount: minorSchema.nullable().default(null),
    refundTo: externalId.nullable().default(null),
    note,
    evidence,
  }),
  z.strictObject({ kind: z.literal('returnAndRefund'), reason, items, refundTo: externalId.nullable().default(null), note, evidence }),
  z.strictObject({ kind: z.literal('exchange'), reason, items: swaps, method: externalId.nullable().default(null), note, evidence }),
  z.strictObject({ kind: z.literal('repair'), reason, items, note, evidence }),
  z.strictObject({ kind: z.literal('reissue'), reason, items, note, evidence }),
  z.strictObject({ kind: z.literal('priceProtection'), items, refundTo: externalId.nullable().default(null), note }),
  z.strictObject({
    kind: z.literal('compensation'),
    reason,
    amount: minorSchema.nullable().default(null),
    refundTo: externalId.nullable().default(null),
    note,
    evidence,
  }),
])
export type Ask = z.output<typeof askSchema>
export type AskInput = z.input<typeof askSchema>

/** Money that would move: back to the customer is a refund, from them a payment. */
export const movementSchema = z.object({
  direction: z.enum(['refund', 'payment']),
  amount: moneySchema,
  method: z.string().nullable(),
  immediate: z.boolean(),
})

/** What will happen, before anything does. `confirmation` is single-use, good for ten minutes, and only for exactly this. */
export const planSchema = z.object({
  verdict: verdictSchema,
  movements: z.array(movementSchema),
  /** What is left for the customer or the shop to do afterwards, as stable codes with their sentences. */
  afterwards: z.array(z.object({ code: z.string(), text: z.string() })),
  /** Whether the shop's own platform would do it; `unknown` when it could not be asked just now. */
  platform: z.object({ answer: z.enum(['can', 'cannot', 'unknown']), reason: z.string().nullable() }),
  confirmation: z.string().nullable(),
})
export type Plan = z.infer<typeof planSchema>

export const caseStatuses = [
  'review',
  'approved',
  'refused',
  'withdrawn',
  'awaitingReturn',
  'returning',
  'received',
  'inspected',
  'rejected',
  'diagnosed',
  'quoted',
  'repairing',
  'sending',
  'acting',
  'unknown',
  'failed',
  'done',
] as const
export const caseStatusSchema = z.enum(caseStatuses)
export type CaseStatus = z.infer<typeof caseStatusSchema>

export const caseItemSchema = z.object({
  lineId: z.string(),
  skuExternalId: z.string().nullable(),
  title: z.string(),
  options: optionsSchema,
  quantity: z.int(),
  /** What this much of the line was really paid, after every discount: never more can come back. */
  paid: moneySchema,
  newSkuExternalId: z.string().nullable(),
})
export type CaseItem = z.infer<typeof caseItemSchema>

/** When the goods are fetched, in the shop's own time. */
export const slotSchema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  from: z.string().regex(/^\d{2}:\d{2}$/),
  to: z.string().regex(/^\d{2}:\d{2}$/),
})
export type Slot = z.infer<typeof slotSchema>
/** A parcel on its way, by what its carrier calls it. */
export const waybillSchema = z.strictObject({
  carrier: z.string().trim().max(60).nullable().default(null),
  trackingNumber: z.string().trim().min(1).max(80),
})
/** What a repair takes; `covered` = the warranty pays for it. */
export const partSchema = z.strictObject({ title: z.string().trim().min(1).max(200), amount: minorSchema, covered: z.boolean() })
export type Part = z.infer<typeof partSchema>
/** What was found on the goods that came back: whether they can be sold again decides the stock. */
export const inspectionSchema = z.strictObject({ restock: z.boolean().default(true), evidence: z.array(id<'file'>()).max(9).default([]) })
export type Inspection = z.infer<typeof inspectionSchema>

export const caseEventSchema = z.object({
  at: z.string(),
  by: z.string().nullable(),
  byKind: z.string(),
  verb: z.string(),
  from: caseStatusSchema.nullable(),
  to: caseStatusSchema,
  note: z.string(),
})

export const aftersaleSchema = z.object({
  id: id<'aftersale'>(),
  shopId: id<'shop'>(),
  number: z.string(),
  orderId: id<'order'>(),
  orderNumber: z.string(),
  customerId: id<'customer'>(),
  customerName: z.string().nullable(),
  conversationId: id<'conversation'>().nullable(),
  kind: askKindSchema,
  status: caseStatusSchema,
  reason: z.string().nullable(),
  note: z.string(),
  items: z.array(caseItemSchema),
  verdict: verdictSchema,
  /** What goes back to the customer when it is done; for an exchange or changed items negative = the customer pays. */
  amount: moneySchema,
  refundTo: z.string().nullable(),
  evidence: z.array(attachmentSchema),
  parcels: z.array(
    z.object({
      leg: z.enum(['back', 'out', 'fetch', 'bring']),
      carrier: z.string().nullable(),
      trackingNumber: z.string(),
      at: z.string(),
    }),
  ),
  quote: moneySchema.nullable(),
  /** The money that was moved, or that would be if it went on as it is; in lists none. */
  movements: z.array(movementSchema),
  /** When it is fetched, and when it could be. */
  pickUp: slotSchema.nullable(),
  slots: z.array(slotSchema),
  inspection: z.object({ restock: z.boolean(), evidence: z.array(attachmentSchema) }).nullable(),
  parts: z.array(z.object({ title: z.string(), amount: moneySchema, covered: z.boolean() })),
  askedBy: z.enum(['customer', 'staff', 'assistant', 'key', 'system']),
  decidedBy: z.string().nullable(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  /** How often the customer asked for it to go on, and when last. */
  urgedCount: z.int(),
  urgedAt: z.string().nullable(),
  /** As printed on the goods; for staff. */
  batch: z.string().nullable(),
  history: z.array(caseEventSchema),
  /** What the reader may do next, from the lifecycle table and their rights. */
  next: z.array(z.string()),
})
export type Aftersale = z.infer<typeof aftersaleSchema>
