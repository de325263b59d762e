import { z } from 'zod'
import { id } from '../ids.ts'
import { figures, groupings } from '../report.ts'

const number = z.number().nullable()
const figureSetSchema = z.object(
  Object.fromEntries(figures.map((figure) => [figure, number])) as Record<(typeof figures)[number], typeof number>,
)

export const reportQuerySchema = z.object({
  by: z.enum(groupings).default('day'),
  /** Days of the shop, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Whether times count every hour or only those the shop is open. */
  hours: z.enum(['natural', 'business']).default('natural'),
  shop: id<'shop'>().optional(),
})
export type ReportQuery = z.infer<typeof reportQuerySchema>

export const reportSchema = z.object({
  timeZone: z.string(),
  from: z.string(),
  to: z.string(),
  total: figureSetSchema,
  /** The same number of days before. */
  before: figureSetSchema,
  rows: z.array(z.object({ key: z.string(), name: z.string().nullable(), figures: figureSetSchema })),
})
export type Report = z.infer<typeof reportSchema>

/** A conversation behind a figure. */
export const reportRowSchema = z.object({
  conversationId: id<'conversation'>(),
  shopId: id<'shop'>(),
  customerName: z.string().nullable(),
  staffName: z.string().nullable(),
  channel: z.string(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  firstReplyMs: number,
  responseMs: number,
  handlingMs: number,
  resolutionMs: number,
  bought: z.boolean(),
  aftersales: z.boolean(),
})
export type ReportRow = z.infer<typeof reportRowSchema>
