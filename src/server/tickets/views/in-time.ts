import type { ShopId } from '../../../shared/ids.ts'
import type { ClockCode } from '../../../shared/wire/clocks.ts'
import type { InTime, InTimeBy, InTimeRow, Outcome } from '../../../shared/wire/in-time.ts'
import { shopsAsked } from '../../commerce/views.ts'
import { pastView } from '../../foundation/action.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { colleagues } from '../../people/steps.ts'
import { type Count, countInTime, listInTime, type Span } from '../store/in-time.ts'

interface Asked {
  by: InTimeBy
  shop?: ShopId | undefined
  from: Date
  to: Date
  code?: ClockCode | undefined
}
const spanOf = (db: Reads, { shop, from, to, code }: Asked): Span => ({ shopIds: shopsAsked(db, shop), from, to, code: code ?? null })

/** What runs and still has time says nothing yet. */
function rateOf({ inTime, late, overdue }: Count): number | null {
  const known = inTime + late + overdue
  return known ? inTime / known : null
}

/** Answers in and out of time among the clocks that started in a period. */
export const inTime = pastView('tickets.read', async (db, asked: Asked) => {
  const counts = await countInTime(db, asked.by, spanOf(db, asked))
  const names = new Map(asked.by === 'person' ? (await colleagues(db)).map(({ id, name }): [string, string] => [id, name]) : [])
  const items: InTime[] = counts.map((one) => ({ ...one, name: names.get(one.key) ?? null, rate: rateOf(one) }))
  return { items, next: null }
})

/** The clocks behind one of its figures. */
export const inTimeRows = pastView(
  'tickets.read',
  async (db, { key, outcome, limit, ...asked }: Asked & { key: string; outcome?: Outcome | undefined; limit: number }) => {
    const rows = await listInTime(db, asked.by, spanOf(db, asked), { key, outcome: outcome ?? null, limit })
    const items: InTimeRow[] = rows.map(({ startedAt, dueAt, stoppedAt, ...row }) => ({
      ...row,
      startedAt: startedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      stoppedAt: stoppedAt?.toISOString() ?? null,
    }))
    return { items, next: null }
  },
)
