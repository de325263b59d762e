import { reasonWords } from '../../shared/findings.ts'
import type { AftersaleId, OrderId, ShopId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { Figures } from '../../shared/wire/aftersale-figures.ts'
import { ordersPlaced } from '../commerce/steps.ts'
import { shopsAsked } from '../commerce/views.ts'
import { pastView } from '../foundation/action.ts'
import { readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { approvalsOf, type Counts, countCases, listBehind, refundsOf, sumsOf, timesOfCases } from './store/figures.ts'
import { refundedAmong } from './store/ledger.ts'
import { caseKey, listPage } from './views.ts'

/** What became of the cases asked in a period, for reports. */
export const figures = pastView(
  'aftersales.read',
  async (db, { shop, from, until }: { shop?: ShopId | undefined; from: Date; until: Date }): Promise<Figures> => {
    const period = { shopIds: shopsAsked(db, shop), from, until }
    const counts = await countCases(db, period)
    const placed = await ordersPlaced(db, period.shopIds, from, until)
    const ordersRefunded = await refundedAmong(db, placed as OrderId[])
    return {
      from: from.toISOString(),
      until: until.toISOString(),
      cases: counts.byStatus.reduce((sum, one) => sum + one.count, 0),
      ...counts,
      byReason: byMeaning(counts.byReason),
      ...(await timesOfCases(db, period)),
      orders: placed.length,
      ordersRefunded,
      refundRate: placed.length ? ordersRefunded / placed.length : null,
      refunded: (await refundsOf(db, period)).map(({ amount, currency, cases }) => ({ amount: money(amount, currency), cases })),
      approvals: await approvalsOf(db, period),
    }
  },
)

/** A reason that customers of two languages gave is one reason. */
function byMeaning(counted: Figures['byReason']): Figures['byReason'] {
  const all = Map.groupBy(counted, ({ name }) => reasonWords(name).join())
  const merged = [...all.values()].map((same) => ({ name: same[0]!.name, count: same.reduce((sum, { count }) => sum + count, 0) }))
  return merged.toSorted((a, b) => b.count - a.count)
}

interface Asked {
  shop?: ShopId | undefined
  from: Date
  until: Date
  by: keyof Counts
  name: string
  cursor?: string | undefined
  limit: number
}
/** The cases behind one of the counts, newest first. */
export const casesBehind = pastView('aftersales.read', async (db, { shop, from, until, by, name, cursor, limit }: Asked) => {
  const after = readKey(caseKey, cursor)
  const rows = await listBehind(
    db,
    { shopIds: shopsAsked(db, shop), from, until },
    { by, names: by === 'byReason' ? reasonWords(name) : [name], after, limit },
  )
  return listPage(db, rows, limit)
})

/** What those of some cases that are done gave customers, by currency: for the rooms that led to them. */
export const paidBy = (db: Reads, ids: readonly AftersaleId[]) => sumsOf(db, ids)
