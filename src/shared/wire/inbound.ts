import { z } from 'zod'
import { customerInputSchema, orderInputSchema, productInputSchema } from './commerce.ts'

const timestamp = z.iso.datetime({ offset: true })

/** What a shop's platform may tell, as it is from `timestamp` on. Of an act it says only that it is over: how, is asked of the platform itself. */
export const inboundSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('product.changed'), timestamp, data: productInputSchema }),
  z.object({ type: z.literal('customer.changed'), timestamp, data: customerInputSchema }),
  z.object({ type: z.literal('order.changed'), timestamp, data: orderInputSchema }),
  z.object({ type: z.literal('act.settled'), timestamp, data: z.object({ mark: z.uuid() }) }),
])
export type Inbound = z.output<typeof inboundSchema>
export const inboundTypes: ReadonlySet<string> = new Set(inboundSchema.options.map(({ shape }) => shape.type.value))

/** `known`: taken before. `older`: something newer is known of it. `ignored`: no message of a kind we listen to. */
export const inboundOutcomes = ['taken', 'known', 'older', 'ignored'] as const
export type InboundOutcome = (typeof inboundOutcomes)[number]
