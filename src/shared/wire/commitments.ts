import { z } from 'zod'
import { id } from '../ids.ts'

export const commitmentStates = ['open', 'kept', 'broken', 'released'] as const
export type CommitmentState = (typeof commitmentStates)[number]

export const commitmentSchema = z.object({
  id: id<'commitment'>(),
  shopId: id<'shop'>(),
  /** Said in a message, or the next news about something that was passed on. */
  kind: z.enum(['promise', 'update']),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  conversationId: id<'conversation'>().nullable(),
  customerId: id<'customer'>().nullable(),
  customerName: z.string().nullable(),
  words: z.string(),
  ownerId: id<'staff'>(),
  ownerName: z.string(),
  madeAt: z.string(),
  dueAt: z.string(),
  /** A broken one is still owed until it is fulfilled. */
  state: z.enum(commitmentStates),
  renewals: z.int(),
  fulfilledAt: z.string().nullable(),
  note: z.string(),
})
export type Commitment = z.infer<typeof commitmentSchema>

/** One person's promises of a time span. */
export const keptSchema = z.object({
  staffId: id<'staff'>(),
  name: z.string(),
  made: z.int(),
  open: z.int(),
  overdue: z.int(),
  kept: z.int(),
  broken: z.int(),
  renewed: z.int(),
})
export type Kept = z.infer<typeof keptSchema>
