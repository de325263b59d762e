import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Figure, FigureSet, Grouping } from '../../../shared/report.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { about, daysAsked, factColumns, restingMoment, sums, sumsOfFacts } from './days.ts'

/** Facts as they are reported: by all hours or by the open ones ($5). `settled`: closed once, and the customer did not come back within 72 hours. */
const lines = `case when $5 then first_reply_open_ms else first_reply_ms end as reply, case when $5 then reply_open_ms else reply_ms end as answered,
    case when $5 then handling_open_ms else handling_ms end as handled, case when $5 then resolution_open_ms else resolution_ms end as resolved,
    case when closed_at is not null then closings < 2 and not came_back end as settled`
/** What a fact is grouped by, as text: by what is asked, in the shop's days. */
export const keyText = (by: string, zone: string) =>
  `case ${by} when 'day' then to_char(f.opened_at at time zone ${zone}, 'YYYY-MM-DD') when 'staff' then coalesce(f.staff_id::text, '') when 'channel' then f.channel else f.shop_id::text end`

export interface Asked {
  shopIds: readonly ShopId[]
  /** Days of `timeZone` as `YYYY-MM-DD`, both included; and when they begin and end. */
  firstDay: string
  lastDay: string
  from: Date
  to: Date
  business: boolean
  by: Grouping
  timeZone: string
}
const values = (db: Reads, { shopIds, from, to, business, by, timeZone }: Asked): unknown[] => [
  db.merchantId,
  shopIds,
  from,
  to,
  business,
  by,
  timeZone,
]

export type GroupRow = FigureSet & { whole: boolean; key: string; staffName: string | null }
const MOST = 500
/** What a fact is grouped by, and a day that was added up, of which part; sorted as what it is, and written as text at the end. */
const groupings: Readonly<Record<Grouping, { part: string; fact: string; day: string }>> = {
  day: { part: 'whole', fact: '(f.opened_at at time zone $5)::date', day: 'day' },
  staff: { part: 'staff', fact: `coalesce(f.staff_id::text, '')`, day: 'key' },
  channel: { part: 'channel', fact: 'f.channel', day: 'key' },
  shop: { part: 'whole', fact: 'f.shop_id', day: 'shop_id' },
}
const names = Object.keys(sums)
/** By all hours, or by those the shop is open. */
const byHours = (all: string, open: string) => `case when $6 then ${open} else ${all} end`
const share = (some: string, of: string) => `${some}::float8 / nullif(${of}, 0)`
const mean = (name: string, of: string) => share(byHours(`${name}_ms`, `${name}_open_ms`), of)
const figuresOf = `coalesce(volume, 0)::float8 as volume, half as "firstReplyP50", most as "firstReplyP90", ${share(byHours('in_time', 'in_time_open'), 'first_replies')} as "firstReplyShare",
    ${mean('reply', 'replies')} as response, ${mean('handling', 'handled')} as handling, ${mean('resolution', 'resolved')} as resolution,
    ${share('settled', 'resolved')} as "firstContact", ${share('bought', 'volume')} as bought, ${share('cased', 'volume')} as aftersales, ${share('refunded', 'volume')} as refunds,
    ${share('scored', 'rated')} as satisfaction, ${share('pleased', 'rated')} as pleased, ${share('rated', 'asked')} as rated`
/**
 * Once a group and once over all; the median and the ninth tenth are the first that so many do not exceed. First replies of days that have come to rest count
 * as they are added up, whether they were already or not.
 */
const grouped = Object.fromEntries(
  Object.entries(groupings).map(([by, { part, fact, day }]) => [
    by,
    `with ${daysAsked(`'${part}'`)},
      facts as not materialized (
        select ${fact} as key, f.* from spans, lateral (select shop_id, channel, staff_id, staff_name, opened_at, ${factColumns} from conversation_facts
          where merchant_id = $1 and shop_id = spans.shop_id and opened_at >= since and opened_at < before offset 0) f),
      counted as (
        select key, max(staff_name) as staff_name, ${sumsOfFacts} from facts group by key
        union all select ${day}, staff_name, ${names.join(', ')} from added),
      totals as (
        select grouping(key) = 1 as whole, key, max(staff_name) as staff_name, ${names.map((name) => `sum(${name}) as ${name}`).join(', ')}
          from counted group by grouping sets ((key), ())),
      waits as (
        select key, case when opened_at < at then ${about('ms')} else ms end as ms, 1 as n
          from (select ${restingMoment('$7', '$5')} as at) resting, (select *, ${byHours('first_reply_ms', 'first_reply_open_ms')} as ms from facts) f where ms is not null
        union all select ${day}, wait.ms, wait.n from added,
          unnest(${byHours('first_reply_ms', 'first_reply_open_ms')}, ${byHours('first_reply_ms_counts', 'first_reply_open_ms_counts')}) as wait(ms, n)),
      steps as (select grouping(key) = 1 as whole, key, ms, sum(n) as n from waits group by grouping sets ((key, ms), (ms))),
      ranks as (select whole, key, ms, sum(n) over (partition by whole, key order by ms) as upto from steps),
      marked as (
        select r.whole, r.key, min(ms) filter (where upto >= 0.5 * first_replies) as half, min(ms) filter (where upto >= 0.9 * first_replies) as most
          from ranks r join totals t on t.whole = r.whole and coalesce(t.key::text, '') = coalesce(r.key::text, '') group by 1, 2)
     select t.whole, coalesce(${by === 'day' ? "to_char(t.key, 'YYYY-MM-DD')" : 't.key::text'}, '') as key, staff_name as "staffName", ${figuresOf}
       from totals t left join marked m on m.whole = t.whole and coalesce(m.key::text, '') = coalesce(t.key::text, '') order by 1 desc, 2 limit ${MOST}`,
  ]),
) as Record<Grouping, string>
/** One row a group and one over all of them (`whole`). */
export const listGroups = (db: Reads, { shopIds, firstDay, lastDay, timeZone, business, by }: Asked) =>
  db.rows<GroupRow>(grouped[by], [db.merchantId, shopIds, firstDay, lastDay, timeZone, business, db.now])

/** Which conversations a figure is made of. */
const counts: Readonly<Record<Figure, string>> = {
  volume: 'true',
  firstReplyP50: 'reply is not null',
  firstReplyP90: 'reply is not null',
  firstReplyShare: 'reply is not null',
  response: 'replies > 0',
  handling: 'handled is not null',
  resolution: 'resolved is not null',
  firstContact: 'settled is not null',
  bought: 'true',
  aftersales: 'true',
  refunds: 'true',
  satisfaction: 'rated > 0',
  pleased: 'rated > 0',
  rated: 'asked > 0',
}
const behind = Object.fromEntries(
  Object.entries(counts).map(([figure, filter]) => [
    figure,
    `select conversation_id as "conversationId", shop_id as "shopId", customer_name as "customerName", staff_name as "staffName", channel, opened_at as "openedAt", closed_at as "closedAt",
        reply as "firstReplyMs", (answered / nullif(replies, 0))::float8 as "responseMs", handled as "handlingMs", resolved as "resolutionMs", bought, cased as aftersales,
        scored::float8 / nullif(rated, 0) as score
       from unnest($2::uuid[]) as s(shop), lateral (select * from (select f.*, ${lines}, ${keyText('$6', '$7')} as key from conversation_facts f
           where merchant_id = $1 and shop_id = s.shop and opened_at >= $3 and opened_at < $4) x
         where ${filter} and ($8::text is null or key = $8) and (opened_at, conversation_id) < ($9::timestamptz, $10::uuid)
         order by opened_at desc, conversation_id desc limit $11) p
      order by opened_at desc, conversation_id desc limit $11`,
  ]),
) as Record<Figure, string>

export interface BehindRow {
  conversationId: ConversationId
  shopId: ShopId
  customerName: string | null
  staffName: string | null
  channel: string
  openedAt: Date
  closedAt: Date | null
  firstReplyMs: number | null
  responseMs: number | null
  handlingMs: number | null
  resolutionMs: number | null
  bought: boolean
  aftersales: boolean
  score: number | null
}
/** The conversations behind a figure, newest first; one more than `limit`. */
export const listBehind = (
  db: Reads,
  asked: Asked,
  { figure, key, after, limit }: { figure: Figure; key: string | null; after: readonly [string, string] | null; limit: number },
) =>
  db.rows<BehindRow>(behind[figure], [
    ...values(db, asked),
    key,
    after?.[0] ?? 'infinity',
    after?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    limit + 1,
  ])
