import { z } from 'zod'
import { id } from '../ids.ts'
import { conversationStatusSchema } from './conversation.ts'

/** One thing a customer has had with us, on whatever channel. */
export const momentSchema = z.object({
  kind: z.enum(['conversation', 'order', 'aftersale', 'complaint']),
  id: z.string(),
  customerId: id<'customer'>(),
  title: z.string(),
  /** Conversations only: where it was, how it stands, what was said last. */
  channel: z.string().nullable(),
  status: conversationStatusSchema.nullable(),
  excerpt: z.string().nullable(),
  at: z.string(),
})
export type Moment = z.infer<typeof momentSchema>
