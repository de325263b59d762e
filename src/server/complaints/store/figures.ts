import type { ShopId } from '../../../shared/ids.ts'
import type { ComplaintFigures } from '../../../shared/wire/in-time.ts'
import type { Reads } from '../../foundation/transaction.ts'

export interface Period {
  shopIds: readonly ShopId[]
  from: Date
  to: Date
}
const values = (db: Reads, { shopIds, from, to }: Period) => [db.merchantId, shopIds, from, to]
/** Those that were withdrawn were complaints all the same. */
const within = `from complaints where merchant_id = $1 and shop_id = any($2::uuid[]) and created_at >= $3 and created_at < $4`

type Times = Pick<ComplaintFigures, 'complaints' | 'repeated' | 'reviewed' | 'toAnswer' | 'toSolution'>
/** Seconds in the middle; a solution is a complaint closed after its answer. */
export const timesOfComplaints = async (db: Reads, period: Period): Promise<Times> =>
  (
    await db.rows<Times>(
      `select count(*) as complaints, count(*) filter (where repeats is not null) as repeated, count(*) filter (where jsonb_array_length(answers) > 1) as reviewed,
        percentile_cont(0.5) within group (order by extract(epoch from answered_at - created_at)) filter (where answered_at is not null) as "toAnswer",
        percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at)) filter (where status = 'closed') as "toSolution"
       ${within}`,
      values(db, period),
    )
  )[0]!

type Counts = Pick<ComplaintFigures, 'byKind' | 'byLiability' | 'byCause' | 'bySku' | 'byBatch' | 'byCarrier'>
/** The largest fifty of each. */
export async function countComplaints(db: Reads, period: Period): Promise<Counts> {
  const rows = await db.rows<{ by: keyof Counts; key: string; count: number }>(
    `with them as materialized (select kind, liability, root_cause ${within}),
      named as (select 'byKind' as by, kind as key from them union all select 'byLiability', liability->>'party' from them
        union all select 'byCause', root_cause->>'cause' from them union all select 'bySku', root_cause->>'sku' from them
        union all select 'byBatch', root_cause->>'batch' from them union all select 'byCarrier', root_cause->>'carrier' from them),
      ranked as (select by, key, count(*) as count, row_number() over (partition by by order by count(*) desc, key) as rank
        from named where key is not null group by by, key)
     select by, key, count from ranked where rank <= 50 order by by, rank`,
    values(db, period),
  )
  const counts: Counts = { byKind: [], byLiability: [], byCause: [], bySku: [], byBatch: [], byCarrier: [] }
  for (const { by, key, count } of rows) counts[by].push({ key, count })
  return counts
}

const MOST_CASES = 5_000
/** The after-sales cases complaints led to. */
export const casesOfComplaints = async (db: Reads, period: Period): Promise<string[]> =>
  (await db.rows<{ id: string }>(`select unnest(aftersale_ids) as id ${within} limit ${MOST_CASES}`, values(db, period))).map(
    ({ id }) => id,
  )
