import { z } from 'zod'
import { moneySchema } from '../money.ts'

const counts = z.array(z.object({ name: z.string(), count: z.int() }))
/** Seconds; null = there was none. */
const times = z.object({ p50: z.number().nullable(), p90: z.number().nullable(), count: z.int() })

/** What became of the cases that were asked in a period. */
export const figuresSchema = z.object({
  from: z.string(),
  until: z.string(),
  cases: z.int(),
  byKind: counts,
  byReason: counts,
  bySku: counts,
  /** SKU and batch, of the cases somebody named one in. */
  byBatch: counts,
  byVerdict: counts,
  byStatus: counts,
  /** Until a person decided; until the money was on its way. */
  toDecision: times,
  toMoney: times,
  /** Orders placed in the period, and how many of them got money back (`rate` of 1). */
  orders: z.int(),
  ordersRefunded: z.int(),
  refundRate: z.number().nullable(),
  refunded: z.array(z.object({ amount: moneySchema, cases: z.int() })),
  /** `house` = by the policy itself. */
  approvals: z.array(z.object({ by: z.string(), name: z.string().nullable(), decided: z.int(), refused: z.int() })),
})
/** The counts whose cases can be listed. */
export const caseCounts = ['byKind', 'byReason', 'bySku', 'byBatch', 'byVerdict', 'byStatus'] as const
export type Figures = z.infer<typeof figuresSchema>
