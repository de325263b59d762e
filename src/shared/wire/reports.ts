import { z } from 'zod'
import { id } from '../ids.ts'
import { figures, groupings } from '../report.ts'

const number = z.number().nullable()
const figureSetSchema = z.object(
  Object.fromEntries(figures.map((figure) => [figure, number])) as Record<(typeof figures)[number], typeof number>,
)

/** Not before there were shops of this kind: the database's calendar has no year 0, and the days before are asked for too. */
const daySchema = z.iso.date().refine((day) => day >= '1900-01-01')

export const reportQuerySchema = z.object({
  by: z.enum(groupings).default('day'),
  /** Days of the shop, both included. */
  from: daySchema,
  to: daySchema,
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
  /** What the customer thought of it, from 1 to 5; on average where it was closed and rated more than once. */
  score: number,
})
export type ReportRow = z.infer<typeof reportRowSchema>

/** What customers thought: how many were asked and answered, each score and each reason. */
export const ratingFiguresSchema = z.object({
  asked: z.int(),
  rated: z.int(),
  scores: z.array(z.object({ score: z.int(), count: z.int() })),
  reasons: z.array(z.object({ code: z.string(), label: z.string(), count: z.int() })),
})
export type RatingFigures = z.infer<typeof ratingFiguresSchema>

/** One answer behind them. */
export const ratingRowSchema = z.object({
  conversationId: id<'conversation'>(),
  seq: z.int(),
  shopId: id<'shop'>(),
  customerName: z.string().nullable(),
  staffName: z.string().nullable(),
  ratedAt: z.string(),
  score: z.int(),
  reasons: z.array(z.string()),
  words: z.string(),
  ticketId: id<'ticket'>().nullable(),
})
export type RatingRow = z.infer<typeof ratingRowSchema>
