import type { AftersaleId, ShopId } from '../../../shared/ids.ts'
import type { Figures } from '../../../shared/wire/aftersale-figures.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { type Case, caseColumns } from './cases.ts'

/** Cases of a period are those asked in it, whatever became of them later; shop by shop, so that the index by shop and time is read. */
const PERIOD = `with cases as materialized (
  select a.* from unnest($2::uuid[]) as s(shop), lateral
    (select kind, reason, status, verdict->>'verdict' as verdict, items, batch, amount, decided_by, decided_by_name, created_at, decided_at, done_at, order_id from aftersales
      where merchant_id = $1 and shop_id = s.shop and created_at >= $3 and created_at < $4) a)`

export interface Period {
  shopIds: readonly ShopId[]
  from: Date
  until: Date
}
const values = (db: Reads, { shopIds, from, until }: Period) => [db.merchantId, shopIds, from, until]

export type Counts = Pick<Figures, 'byKind' | 'byReason' | 'byVerdict' | 'byStatus' | 'bySku' | 'byBatch'>
/** How many by each name; the largest 50 of reasons and SKUs. */
export async function countCases(db: Reads, period: Period): Promise<Counts> {
  const rows = await db.rows<{ by: keyof Counts; name: string; count: number }>(
    `${PERIOD},
     named as (
       select 'byKind' as by, kind as name from cases union all select 'byReason', reason from cases where reason is not null
       union all select 'byVerdict', verdict from cases union all select 'byStatus', status from cases
       union all select 'bySku', item->>'skuExternalId' from cases, json_array_elements(items) as item where item->>'skuExternalId' is not null
       union all select 'byBatch', concat_ws(' · ', item->>'skuExternalId', batch) from cases, json_array_elements(items) as item where batch is not null),
     ranked as (select by, name, count(*)::int as count, row_number() over (partition by by order by count(*) desc, name) as rank from named group by by, name)
     select by, name, count from ranked where rank <= 50 order by by, rank`,
    values(db, period),
  )
  const of = (by: keyof Counts) => rows.filter((row) => row.by === by).map(({ name, count }) => ({ name, count }))
  return {
    byKind: of('byKind'),
    byReason: of('byReason'),
    byVerdict: of('byVerdict'),
    byStatus: of('byStatus'),
    bySku: of('bySku'),
    byBatch: of('byBatch'),
  }
}

/** Which cases a name stands for: the first of `$5`; a reason by its words in any language. */
const NAME = '($5::text[])[1]'
const named: Readonly<Record<keyof Counts, string>> = {
  byKind: `kind = ${NAME}`,
  byReason: 'reason = any($5::text[])',
  byVerdict: `verdict->>'verdict' = ${NAME}`,
  byStatus: `status = ${NAME}`,
  bySku: `exists (select from json_array_elements(items) as item where item->>'skuExternalId' = ${NAME})`,
  byBatch: `batch is not null and exists (select from json_array_elements(items) as item where concat_ws(' · ', item->>'skuExternalId', batch) = ${NAME})`,
}
const behind = Object.fromEntries(
  Object.entries(named).map(([by, filter]) => [
    by,
    `select ${caseColumns} from unnest($2::uuid[]) as s(shop), lateral
       (select * from aftersales where merchant_id = $1 and shop_id = s.shop and created_at >= $3 and created_at < $4 and ${filter}
           and ($6::timestamptz is null or (created_at, id) < ($6, $7::uuid)) order by created_at desc, id desc limit $8) a
      order by created_at desc, id desc limit $8`,
  ]),
) as Record<keyof Counts, string>
export interface Named {
  by: keyof Counts
  /** One name, or a reason's words in every language. */
  names: readonly string[]
  after: readonly [createdAt: string, id: string] | null
  limit: number
}
/** The cases a count is made of, newest first; one more than `limit`. */
export const listBehind = (db: Reads, period: Period, { by, names, after, limit }: Named) =>
  db.rows<Case>(behind[by], [...values(db, period), names, after?.[0] ?? null, after?.[1] ?? null, limit + 1])

type Times = { p50: number | null; p90: number | null; count: number }
/** From the ask to the decision of a person, and to the money being on its way, in seconds. */
export async function timesOfCases(db: Reads, period: Period): Promise<{ toDecision: Times; toMoney: Times }> {
  const rows = await db.rows<Times & { what: 'toDecision' | 'toMoney' }>(
    `${PERIOD},
     times as (
       select 'toDecision' as what, extract(epoch from decided_at - created_at) as seconds from cases where decided_at is not null and decided_by <> 'house'
       union all select 'toMoney', extract(epoch from done_at - created_at) from cases where done_at is not null and amount > 0)
     select what, count(*)::int as count, percentile_cont(0.5) within group (order by seconds)::float8 as p50, percentile_cont(0.9) within group (order by seconds)::float8 as p90
       from times group by what`,
    values(db, period),
  )
  const of = (what: 'toDecision' | 'toMoney'): Times => {
    const found = rows.find((row) => row.what === what)
    return found ? { p50: found.p50, p90: found.p90, count: found.count } : { p50: null, p90: null, count: 0 }
  }
  return { toDecision: of('toDecision'), toMoney: of('toMoney') }
}

/** Who decided how much: the policy by itself under `house`. */
export const approvalsOf = (db: Reads, period: Period) =>
  db.rows<{ by: string; name: string | null; decided: number; refused: number }>(
    `${PERIOD}
     select decided_by as by, max(decided_by_name) as name, count(*)::int as decided, (count(*) filter (where status = 'refused'))::int as refused
       from cases where decided_by is not null group by decided_by order by 3 desc, 1 limit 50`,
    values(db, period),
  )

/** Money given back by currency, and of the orders placed in the period how many got some back. */
export const refundsOf = (db: Reads, period: Period) =>
  db.rows<{ currency: string; amount: number; cases: number }>(
    `select currency, sum(amount)::bigint as amount, count(*)::int as cases from unnest($2::uuid[]) as s(shop), lateral
       (select amount, currency from aftersales where merchant_id = $1 and shop_id = s.shop and created_at >= $3 and created_at < $4 and status = 'done' and amount > 0) a
      group by currency order by currency`,
    values(db, period),
  )

export const sumsOf = (db: Reads, ids: readonly AftersaleId[]) =>
  db.rows<{ currency: string; amount: number; cases: number }>(
    `select currency, sum(amount)::bigint as amount, count(*) as cases from aftersales
      where merchant_id = $1 and id = any($2::uuid[]) and status = 'done' group by currency order by currency`,
    [db.merchantId, ids],
  )
