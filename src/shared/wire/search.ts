import { z } from 'zod'
import { id } from '../ids.ts'

export const foundKinds = ['message', 'customer', 'order', 'aftersale', 'ticket', 'complaint'] as const
export type FoundKind = (typeof foundKinds)[number]

/** Something that has every word. `conversationId` and `excerpt` for messages only. */
export const foundSchema = z.object({
  kind: z.enum(foundKinds),
  id: z.string(),
  conversationId: id<'conversation'>().nullable(),
  customerId: id<'customer'>().nullable(),
  title: z.string().nullable(),
  excerpt: z.string().nullable(),
  at: z.string(),
})
export type Found = z.infer<typeof foundSchema>
