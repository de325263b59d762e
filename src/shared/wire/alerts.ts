import { z } from 'zod'
import { id } from '../ids.ts'
import { clockCodes } from './case-words.ts'
import { alertRungs, subjectKinds } from './clocks.ts'

/** What somebody is told: that something has come for them or been answered, or how near a clock is to its end. */
export const alertSchema = z.object({
  id: z.uuid(),
  shopId: id<'shop'>(),
  rung: z.enum(alertRungs),
  at: z.string(),
  clockId: id<'clock'>(),
  code: z.enum(clockCodes),
  subjectKind: z.enum(subjectKinds),
  subjectId: z.string(),
  conversationId: id<'conversation'>().nullable(),
  /** Number and title of a ticket, number of a complaint. */
  title: z.string().nullable(),
  customerId: id<'customer'>().nullable(),
  customerName: z.string().nullable(),
  dueAt: z.string().nullable(),
  /** What it is: kind, severity, department. */
  labels: z.record(z.string(), z.string()),
})
export type Alert = z.infer<typeof alertSchema>
