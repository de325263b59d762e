import { z } from 'zod'
import { id } from '../ids.ts'
import { conversationSchema } from './conversation.ts'
import { presenceSchema } from './people.ts'

/** How it stands at this moment. Counting stops at 1,000. */
export const wallSchema = z.object({
  at: z.string(),
  /** Where the day began that `firstReply` counts. */
  dayBegan: z.string(),
  timeZone: z.string(),
  waiting: z.int(),
  longestSince: z.string().nullable(),
  assistant: z.int(),
  /** Of today's conversations with a person's first answer, how many had it within 30 seconds. */
  firstReply: z.object({ within: z.int(), of: z.int(), seconds: z.int() }),
  promises: z.object({ open: z.int(), overdue: z.int() }),
  overdueClocks: z.int(),
  casesWaiting: z.int(),
  complaintsWaiting: z.int(),
  queue: z.array(conversationSchema),
  /** In hand, and the customer waits for an answer: the longest first. */
  watch: z.array(conversationSchema),
  staff: z.array(
    z.object({
      id: id<'staff'>(),
      name: z.string(),
      presence: presenceSchema,
      cap: z.int(),
      shopIds: z.array(id<'shop'>()),
      attending: z.int(),
      unanswered: z.int(),
      longestSince: z.string().nullable(),
    }),
  ),
})
export type Wall = z.infer<typeof wallSchema>
