import { z } from 'zod'
import { orderStatusSchema } from './commerce.ts'
import { askKindSchema } from './policy.ts'

/** What a flow of the assistant may have to know, in the order of `needs.ts` and `light-needs.ts`. */
export const needNames = [
  'order',
  'item',
  'remedy',
  'reason',
  'sku',
  'address',
  'method',
  'asked',
  'options',
  'product',
  'wishes',
  'hurry',
  'details',
] as const
/** What is said at the end of a flow that asks nothing of an order. */
export const tellingNames = ['stock', 'price', 'size', 'product', 'recommend', 'coupon', 'passOn'] as const
const words = z.strictObject({ 'zh-CN': z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) })

type NeedName = (typeof needNames)[number]
/** What must be known before something can be asked, told or done. */
const before: Partial<Record<NeedName | (typeof tellingNames)[number], readonly NeedName[]>> = {
  item: ['order'],
  sku: ['order', 'item'],
  address: ['order'],
  hurry: ['order'],
  stock: ['product'],
  price: ['product'],
  size: ['asked', 'product'],
  product: ['asked', 'product'],
  recommend: ['wishes'],
}

/** A flow as a draft to be tried; what its fields mean stands with the flows of the program. */
export const flowDraftSchema = z
  .strictObject({
    name: z.string().regex(/^\w{1,40}$/),
    intents: z.array(z.string().max(60)).max(20).default([]),
    words: words.optional(),
    kind: askKindSchema.nullable().default(null),
    needs: z.array(z.enum(needNames)).max(12),
    statuses: z.array(orderStatusSchema).default([]),
    reason: z
      .strictObject({ blame: z.enum(['free', 'fault', 'late']), at: z.int().min(0).max(20) })
      .nullable()
      .default(null),
    remedies: z.array(askKindSchema).max(11).optional(),
    tells: z.enum(tellingNames).optional(),
    does: z.enum(['hurry']).optional(),
    asks: words.optional(),
    guests: z.literal(true).optional(),
    light: z.literal(true).optional(),
  })
  .refine(({ needs, tells, does, asks }) => {
    const asked = needs.every((need, at) => need === 'product' || (before[need] ?? []).every((one) => needs.slice(0, at).includes(one)))
    const ended = tells ? (before[tells] ?? []).every((one) => needs.includes(one)) : needs.includes('order')
    return asked && ended && (!does || needs.includes('hurry')) && (!needs.includes('details') || asks !== undefined)
  }, 'needs what it does not ask for first')
export type FlowDraft = z.output<typeof flowDraftSchema>
