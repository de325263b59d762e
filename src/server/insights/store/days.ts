import type { ConversationId, MerchantId, ShopId } from '../../../shared/ids.ts'
import { TARGET_SECONDS } from '../../../shared/report.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** Whoever comes back within 72 hours is counted with the conversation before: until then a day is not at rest. */
const RESTS_DAYS = 3
/** A talk that goes on for weeks changes its day again and again: that is added up anew when it has been stale for so long. */
const STALE_MINUTES = 10
const longStale = (now: string) => `since <= ${now}::timestamptz - interval '${STALE_MINUTES} minutes'`
/** When a day begins, as a moment. */
export const startOf = (day: string, zone: string) => `((${day})::timestamp at time zone ${zone})`

/** Days before this one have come to rest. */
const restingDay = (now: string, zone: string) => `((${now}::timestamptz at time zone ${zone})::date - ${RESTS_DAYS})`
export const restingMoment = (now: string, zone: string) => startOf(restingDay(now, zone), zone)

/** Every shop with a day to add up, over all merchants. */
export const shopsToAddUp = async (house: House) =>
  (
    await house.database.system.query<{ merchantId: MerchantId; shopId: ShopId }>(
      statement(
        `select m.merchant_id as "merchantId", m.shop_id as "shopId" from fact_marks m join shops s on s.merchant_id = m.merchant_id and s.id = m.shop_id
          where m.days_zone is distinct from s.time_zone or m.days_until < ${restingDay('$1', 's.time_zone')}
            or exists (select from stale_fact_days x where x.merchant_id = m.merchant_id and x.shop_id = m.shop_id and ${longStale('$1')})`,
        [house.clock.now()],
      ),
    )
  ).rows

export interface DaysMark {
  /** Whose days these are; null before the first. */
  zone: string | null
  /** Days before this one are added up. */
  until: string | null
  /** One that was, and has changed a while ago. */
  stale: string | null
  /** Days before this one have come to rest. */
  resting: string
}
/** Days as `YYYY-MM-DD`, which are ordered as text is. Undefined while nothing of the shop is counted. */
export const daysMark = async (db: Reads, shopId: ShopId, zone: string): Promise<DaysMark | undefined> =>
  (
    await db.rows<DaysMark>(
      `select days_zone as zone, days_until::text as until, ${restingDay('$4', '$3')}::text as resting,
          (select min(day)::text from stale_fact_days where merchant_id = $1 and shop_id = $2 and ${longStale('$4')}) as stale
        from fact_marks where merchant_id = $1 and shop_id = $2`,
      [db.merchantId, shopId, zone, db.now],
    )
  )[0]

/** The first day from one on (null = from the beginning) with a conversation in it; null = there is none. */
export const nextDay = async (db: Reads, shopId: ShopId, zone: string, from: string | null): Promise<string | null> =>
  (
    await db.rows<{ day: string }>(
      `select (opened_at at time zone $3)::date::text as day from conversation_facts
        where merchant_id = $1 and shop_id = $2 and opened_at >= ${startOf('$4::date', '$3')} order by opened_at limit 1`,
      [db.merchantId, shopId, zone, from ?? '2000-01-01'],
    )
  )[0]?.day ?? null

export const setDaysUntil = (tx: Tx, shopId: ShopId, zone: string, until: string): void =>
  tx.write('update fact_marks set days_zone = $3, days_until = $4::date where merchant_id = $1 and shop_id = $2', [
    tx.merchantId,
    shopId,
    zone,
    until,
  ])

/** The shop has other days now. */
export function dropDays(tx: Tx, shopId: ShopId): void {
  tx.write('delete from fact_days where merchant_id = $1 and shop_id = $2', [tx.merchantId, shopId])
  tx.write('delete from stale_fact_days where merchant_id = $1 and shop_id = $2', [tx.merchantId, shopId])
}

/** Something of these conversations has changed: what was added up of their days no longer holds. */
export const markDaysStale = (tx: Tx, shopId: ShopId, ids: readonly ConversationId[]): void =>
  tx.write(
    `insert into stale_fact_days (merchant_id, shop_id, day, since)
     select distinct m.merchant_id, m.shop_id, (f.opened_at at time zone m.days_zone)::date, $4::timestamptz
       from fact_marks m join conversation_facts f on f.merchant_id = $1 and f.conversation_id = any($3::uuid[])
      where m.merchant_id = $1 and m.shop_id = $2 and (f.opened_at at time zone m.days_zone)::date < m.days_until
     on conflict do nothing`,
    [tx.merchantId, shopId, ids, tx.now],
  )

/**
 * What a report of days reads ($1 merchant, $2 shops, $3 first and $4 last day, $5 zone): `spans`, the days whose facts have to be counted, and `added`, those
 * that were added up. In one statement, so that a day is in one of them.
 */
export const daysAsked = (part: string) => `marks as (
    select shop_id, days_until from fact_marks where merchant_id = $1 and shop_id = any($2::uuid[]) and days_zone = $5),
  stale as materialized (
    select shop_id, day from stale_fact_days join marks using (shop_id) where merchant_id = $1 and shop_id = any($2::uuid[]) and day between $3::date and $4::date),
  spans as (
    select shop_id, ${startOf('greatest($3::date, days_until)', '$5')} as since, ${startOf('$4::date + 1', '$5')} as before
      from unnest($2::uuid[]) as asked(shop_id) left join marks using (shop_id)
    union all select shop_id, ${startOf('day', '$5')}, ${startOf('day + 1', '$5')} from stale),
  added as (
    select d.* from fact_days d join marks using (shop_id)
      where merchant_id = $1 and shop_id = any($2::uuid[]) and part = ${part} and day between $3::date and $4::date
        and not exists (select from stale s where s.shop_id = d.shop_id and s.day = d.day))`

/** What is added up of facts, and of days again. In reports of open hours those with `_open` stand for the others. */
export const sums: Readonly<Record<string, string>> = {
  volume: 'count(*)',
  first_replies: 'count(first_reply_ms)',
  in_time: `count(*) filter (where first_reply_ms <= ${TARGET_SECONDS * 1000})`,
  in_time_open: `count(*) filter (where first_reply_open_ms <= ${TARGET_SECONDS * 1000})`,
  replies: 'sum(replies)',
  reply_ms: 'sum(reply_ms)',
  reply_open_ms: 'sum(reply_open_ms)',
  handled: 'count(handling_ms)',
  handling_ms: 'coalesce(sum(handling_ms), 0)',
  handling_open_ms: 'coalesce(sum(handling_open_ms), 0)',
  resolved: 'count(resolution_ms)',
  resolution_ms: 'coalesce(sum(resolution_ms), 0)',
  resolution_open_ms: 'coalesce(sum(resolution_open_ms), 0)',
  // Closed once, and the customer did not come back within 72 hours.
  settled: 'count(*) filter (where closed_at is not null and closings < 2 and not came_back)',
  bought: 'count(*) filter (where bought)',
  cased: 'count(*) filter (where cased)',
  refunded: 'count(*) filter (where refunded)',
  asked: 'sum(asked)',
  rated: 'sum(rated)',
  scored: 'sum(scored)',
  pleased: 'sum(pleased)',
}
/** Which columns of facts these read. */
export const factColumns = `closed_at, closings, came_back, bought, cased, refunded, asked, rated, scored, pleased, first_reply_ms, first_reply_open_ms, replies, reply_ms, reply_open_ms,
    handling_ms, handling_open_ms, resolution_ms, resolution_open_ms`
export const sumsOfFacts = Object.entries(sums)
  .map(([name, sum]) => `${sum} as ${name}`)
  .join(', ')

/**
 * About as long: the middle of one of thirty-two steps between a power of two and the next, and of a second at least. So within two hundredths, or half a
 * second: a year of them is added up, not sorted.
 */
export const about = (ms: string) => {
  const step = `greatest(floor(ln(greatest(${ms}, 1)::float8) / ln(2::float8))::int - 5, 10)`
  return `((${ms} >> ${step}) << ${step}) + ((1::bigint << ${step}) >> 1)`
}
/** How many lasted about how long, as two lists. */
const lasting = (column: string) => `select part, key, array_agg(ms order by ms) as ${column}, array_agg(n order by ms) as ${column}_counts
    from (select part, key, ${about(column)} as ms, count(*) as n from parts where ${column} is not null group by 1, 2, 3) x group by 1, 2`
const given = [1, 2, 3, 4, 5].map((score) => `count(*) filter (where score = ${score})`).join(', ')

/** What reports count of one day. Read before anything is written: nobody's message is told while an older transaction writes. */
export async function addUpDay(tx: Tx, shopId: ShopId, zone: string, day: string): Promise<void> {
  const [row] = await tx.rows<{ added: string | null }>(
    `with facts as materialized (select * from conversation_facts
        where merchant_id = $1 and shop_id = $2 and opened_at >= ${startOf('$3::date', '$4')} and opened_at < ${startOf('$3::date + 1', '$4')}),
      parts as materialized (
        select 'whole' as part, '' as key, null as name, facts.* from facts
        union all select 'staff', coalesce(staff_id::text, ''), staff_name, facts.* from facts
        union all select 'channel', channel, null, facts.* from facts),
      answers as materialized (
        select part, key, r.score, r.reasons
          from parts p, lateral (select score, reasons from ratings where merchant_id = $1 and conversation_id = p.conversation_id offset 0) r where p.asked > 0)
     select jsonb_agg(added)::text as added from (
       select $1::uuid as merchant_id, $2::uuid as shop_id, $3::date as day, total.*,
          coalesce(first_reply_ms, '{}') as first_reply_ms, coalesce(first_reply_ms_counts, '{}') as first_reply_ms_counts,
          coalesce(first_reply_open_ms, '{}') as first_reply_open_ms, coalesce(first_reply_open_ms_counts, '{}') as first_reply_open_ms_counts,
          coalesce(scores, '{0,0,0,0,0}') as scores, coalesce(reasons, '{}') as reasons
        from (select part, key, max(name) as staff_name, ${sumsOfFacts} from parts group by part, key) total
          left join (${lasting('first_reply_ms')}) waits using (part, key)
          left join (${lasting('first_reply_open_ms')}) open_waits using (part, key)
          left join (select part, key, array[${given}] as scores from answers group by 1, 2) scores using (part, key)
          left join (select part, key, jsonb_object_agg(code, n) as reasons
            from (select part, key, code, count(*) as n from answers, unnest(reasons) as code group by 1, 2, 3) x group by 1, 2) reasons using (part, key)) added`,
    [tx.merchantId, shopId, day, zone],
  )
  const which = [tx.merchantId, shopId, day]
  tx.write('delete from fact_days where merchant_id = $1 and shop_id = $2 and day = $3::date', which)
  tx.write('delete from stale_fact_days where merchant_id = $1 and shop_id = $2 and day = $3::date', which)
  if (row!.added) tx.write('insert into fact_days select * from jsonb_populate_recordset(null::fact_days, $1::jsonb)', [row!.added])
}
