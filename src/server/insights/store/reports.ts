import { GOOD_SCORE } from '../../../shared/closing.ts'
import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import { type Figure, type FigureSet, type Grouping, TARGET_SECONDS } from '../../../shared/report.ts'
import type { Reads } from '../../foundation/transaction.ts'

/*
 * Reports read the facts, and beside them (never writing) what came of a conversation: an order within a day, a case that names it. Those come
 * later than the conversation, so they are looked up in their own indexes when somebody asks: for each conversation and joined as a count, or the
 * database would rather read every case the merchant ever had.
 */
const refund = `('refundOnly', 'returnAndRefund')`
const linesOf = (
  shop: string,
) => `select f.*, case when $5 then f.first_reply_open_ms else f.first_reply_ms end as reply, case when $5 then f.reply_open_ms else f.reply_ms end as answered,
    case when $5 then f.handling_open_ms else f.handling_ms end as handled, case when $5 then f.resolution_open_ms else f.resolution_ms end as resolved,
    case when f.closed_at is null then null else f.closings < 2 and not exists (select from conversation_facts g
      where g.merchant_id = f.merchant_id and g.customer_id = f.customer_id and g.opened_at > f.closed_at and g.opened_at <= f.closed_at + interval '72 hours') end as settled,
    exists (select from orders o where o.merchant_id = f.merchant_id and o.customer_id = f.customer_id and o.placed_at > f.opened_at and o.placed_at <= f.opened_at + interval '24 hours') as bought,
    c.cases > 0 as cased, c.refunds > 0 as refunded, r.*,
    case $6 when 'day' then to_char(f.opened_at at time zone $7, 'YYYY-MM-DD') when 'staff' then coalesce(f.staff_id::text, '') when 'channel' then f.channel else f.shop_id::text end as key
  from conversation_facts f left join lateral (select count(*) as asked, count(g.score) as rated, sum(g.score) as scored, count(*) filter (where g.score >= ${GOOD_SCORE}) as pleased
    from ratings g where g.merchant_id = f.merchant_id and g.conversation_id = f.conversation_id) r on true
  left join lateral (select count(*) as cases, count(*) filter (where a.kind in ${refund}) as refunds
    from aftersales a where a.merchant_id = f.merchant_id and a.conversation_id = f.conversation_id) c on true
  where f.merchant_id = $1 and f.shop_id = ${shop} and f.opened_at >= $3 and f.opened_at < $4`

export interface Asked {
  shopIds: readonly ShopId[]
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
/** One row a group and one over all of them (`whole`). */
export const listGroups = (db: Reads, asked: Asked) =>
  db.rows<GroupRow>(
    `select grouping(key) = 1 as whole, coalesce(key, '') as key, max(staff_name) as "staffName", count(*) as volume,
        percentile_disc(0.5) within group (order by reply) as "firstReplyP50", percentile_disc(0.9) within group (order by reply) as "firstReplyP90",
        avg((reply <= ${TARGET_SECONDS * 1000})::int)::float8 as "firstReplyShare", (sum(answered) / nullif(sum(replies), 0))::float8 as response,
        avg(handled)::float8 as handling, avg(resolved)::float8 as resolution, avg(settled::int)::float8 as "firstContact",
        avg(bought::int)::float8 as bought, avg(cased::int)::float8 as aftersales, avg(refunded::int)::float8 as refunds,
        (sum(scored) / nullif(sum(rated), 0))::float8 as satisfaction, (sum(pleased) / nullif(sum(rated), 0))::float8 as pleased,
        (sum(rated) / nullif(sum(asked), 0))::float8 as rated
       from (${linesOf('any($2::uuid[])')}) x group by grouping sets ((key), ()) order by 1 desc, 2 limit ${MOST}`,
    values(db, asked),
  )

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
       from unnest($2::uuid[]) as s(shop), lateral (select * from (${linesOf('s.shop')}) x
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
