import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import { type Figure, type FigureSet, type Grouping, TARGET_SECONDS } from '../../../shared/report.ts'
import type { Reads } from '../../foundation/transaction.ts'

/** Facts as they are reported: by all hours or by the open ones ($5). `settled`: closed once, and the customer did not come back within 72 hours. */
const lines = `case when $5 then first_reply_open_ms else first_reply_ms end as reply, case when $5 then reply_open_ms else reply_ms end as answered,
    case when $5 then handling_open_ms else handling_ms end as handled, case when $5 then resolution_open_ms else resolution_ms end as resolved,
    case when closed_at is not null then closings < 2 and not came_back end as settled`
/** What a fact is grouped by, as text: by what is asked ($6), in the shop's days ($7). */
export const keyText = `case $6 when 'day' then to_char(f.opened_at at time zone $7, 'YYYY-MM-DD') when 'staff' then coalesce(f.staff_id::text, '') when 'channel' then f.channel else f.shop_id::text end`

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
const share = (filter: string, of: string) => `count(*) filter (where ${filter})::float8 / nullif(${of}, 0)`
const sets = `count(*) as volume,
    percentile_disc(0.5) within group (order by reply) as "firstReplyP50", percentile_disc(0.9) within group (order by reply) as "firstReplyP90",
    ${share(`reply <= ${TARGET_SECONDS * 1000}`, 'count(reply)')} as "firstReplyShare", (sum(answered) / nullif(sum(replies), 0))::float8 as response,
    avg(handled)::float8 as handling, avg(resolved)::float8 as resolution, ${share('settled', 'count(settled)')} as "firstContact",
    ${share('bought', 'count(*)')} as bought, ${share('cased', 'count(*)')} as aftersales, ${share('refunded', 'count(*)')} as refunds,
    sum(scored)::float8 / nullif(sum(rated), 0) as satisfaction, sum(pleased)::float8 / nullif(sum(rated), 0) as pleased,
    sum(rated)::float8 / nullif(sum(asked), 0) as rated`
/** Only what is counted: rows are sorted for the groups and for the median, and a sort that stays in memory is several times cheaper. */
const from = (key: string) => `from (select replies, bought, cased, refunded, asked, rated, scored, pleased, ${key}, ${lines}
    from conversation_facts f where merchant_id = $1 and shop_id = any($2::uuid[]) and opened_at >= $3 and opened_at < $4) x`
/** Sorted as what they are, not as text: a day written out costs as much as the rest of its row. */
const groupings: Readonly<Record<Grouping, string>> = {
  day: '(opened_at at time zone $6)::date as key, null as staff_name',
  staff: 'staff_id as key, staff_name collate "C" as staff_name',
  channel: 'channel collate "C" as key, null as staff_name',
  shop: 'shop_id as key, null as staff_name',
}
const grouped = Object.fromEntries(
  Object.entries(groupings).map(([by, key]) => [
    by,
    `select grouping(key) = 1 as whole, coalesce(${by === 'day' ? "to_char(key, 'YYYY-MM-DD')" : 'key::text'}, '') as key, max(staff_name) as "staffName", ${sets}
      ${from(key)} group by grouping sets ((key), ()) order by 1 desc, 2 limit ${MOST}`,
  ]),
) as Record<Grouping, string>
/** One row a group and one over all of them (`whole`). */
export const listGroups = (db: Reads, { shopIds, from, to, business, by, timeZone }: Asked) =>
  db.rows<GroupRow>(grouped[by], [db.merchantId, shopIds, from, to, business, ...(by === 'day' ? [timeZone] : [])])

const whole = `select ${sets} ${from('null as key')}`
export const countWhole = async (db: Reads, { shopIds, from, to, business }: Asked): Promise<FigureSet> =>
  (await db.rows<FigureSet>(whole, [db.merchantId, shopIds, from, to, business]))[0]!

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
       from unnest($2::uuid[]) as s(shop), lateral (select * from (select f.*, ${lines}, ${keyText} as key from conversation_facts f
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
