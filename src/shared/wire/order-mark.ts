import { z } from 'zod'

export const flags = ['red', 'yellow', 'green', 'blue', 'purple'] as const

/** What staff note on an order (备注/插旗), seen by staff only, and how often somebody asked for it to be sent. */
export const orderMarkSchema = z.object({
  remark: z.string(),
  flag: z.enum(flags).nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  urgedCount: z.int(),
  urgedAt: z.string().nullable(),
})
export type OrderMark = z.infer<typeof orderMarkSchema>
export const orderMarkInputSchema = z.strictObject({ remark: z.string().trim().max(2000), flag: z.enum(flags).nullable() })
