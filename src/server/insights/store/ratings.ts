import type { ConversationId, ShopId, TicketId } from '../../../shared/ids.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { daysAsked } from './days.ts'
import { type Asked, keyText } from './reports.ts'

type OfGroup = Asked & { key: string | null }
const values = (db: Reads, { shopIds, from, to, by, timeZone, key }: OfGroup): unknown[] => [
  db.merchantId,
  shopIds,
  from,
  to,
  key,
  by,
  timeZone,
]

/**
 * The same, of days that were added up and of those that are not: $6 grouping, $7 group. `offset 0` keeps the order: first the days, then their conversations, then
 * what was said of each. Without statistics the planner would go through all conversations for each rating.
 */
const counted = `with ${daysAsked(`case when $6 in ('staff', 'channel') and $7::text is not null then $6 else 'whole' end`)},
  ours as (select * from added where $7::text is null or $7 = case $6 when 'day' then to_char(day, 'YYYY-MM-DD') when 'shop' then shop_id::text else key end),
  answers as (
    select r.score, r.reasons from spans,
        lateral (select conversation_id from conversation_facts f where merchant_id = $1 and shop_id = spans.shop_id and opened_at >= since and opened_at < before
          and asked > 0 and ($7::text is null or $7 = ${keyText('$6', '$5')}) offset 0) f,
        lateral (select score, reasons from ratings where merchant_id = $1 and conversation_id = f.conversation_id offset 0) r)`
const ofDays = (db: Reads, { shopIds, firstDay, lastDay, timeZone, by, key }: OfGroup): unknown[] => [
  db.merchantId,
  shopIds,
  firstDay,
  lastDay,
  timeZone,
  by,
  key,
]

/** How many of each score; null = asked and not answered. */
export const countRatings = (db: Reads, asked: OfGroup) =>
  db.rows<{ score: number | null; count: number }>(
    `${counted} select score, sum(n)::float8 as count from (
        select score, count(*) as n from answers group by score
        union all select given.score::int, given.n from ours, unnest(scores) with ordinality as given(n, score)
        union all select null, asked - rated from ours) x
      group by score having sum(n) > 0`,
    ofDays(db, asked),
  )

export const countReasons = (db: Reads, asked: OfGroup) =>
  db.rows<{ code: string; count: number }>(
    `${counted} select code, sum(n)::float8 as count from (
        select code, 1 as n from answers, unnest(reasons) as code
        union all select why.code, why.n::int from ours, jsonb_each_text(reasons) as why(code, n)) x
      group by code order by count desc, code limit 40`,
    ofDays(db, asked),
  )

export interface BehindRating {
  conversationId: ConversationId
  seq: number
  shopId: ShopId
  customerName: string | null
  staffName: string | null
  ratedAt: Date
  score: number
  reasons: string[]
  words: string
  ticketId: TicketId | null
}
/** The answers, newest first; one more than `limit`. Each shop's are walked from the newest on, none of them given before its conversation was opened. */
export const listRatings = (
  db: Reads,
  asked: OfGroup,
  { score, reason, after, limit }: { score: number | null; reason: string | null; after: readonly [string, string] | null; limit: number },
) =>
  db.rows<BehindRating>(
    `select answer.* from unnest($2::uuid[]) as shop(id), lateral (
       select r.conversation_id as "conversationId", r.seq, r.shop_id as "shopId", f.customer_name as "customerName", f.staff_name as "staffName",
           r.rated_at as "ratedAt", r.score, r.reasons, r.words, r.ticket_id as "ticketId"
         from ratings r join conversation_facts f on f.merchant_id = r.merchant_id and f.conversation_id = r.conversation_id
        where r.merchant_id = $1 and r.shop_id = shop.id and r.score is not null and ($8::int is null or r.score = $8) and ($9::text is null or $9 = any(r.reasons))
          and r.rated_at >= $3 and (r.rated_at, r.conversation_id) < ($10::timestamptz, $11::uuid)
          and f.opened_at >= $3 and f.opened_at < $4 and ($5::text is null or $5 = ${keyText('$6', '$7')})
        order by r.rated_at desc, r.conversation_id desc limit $12) answer
      order by "ratedAt" desc, "conversationId" desc limit $12`,
    [...values(db, asked), score, reason, after?.[0] ?? 'infinity', after?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit + 1],
  )
