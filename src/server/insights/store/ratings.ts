import type { ConversationId, ShopId, TicketId } from '../../../shared/ids.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { type Asked, keyText } from './reports.ts'

/** The ratings of the conversations a report is about: all of them, or those of one of its groups. Most were not asked about: their facts say so. */
const ofPeriod = `from conversation_facts f join ratings r on r.merchant_id = f.merchant_id and r.conversation_id = f.conversation_id
  where f.asked > 0 and f.merchant_id = $1 and f.shop_id = any($2::uuid[]) and f.opened_at >= $3 and f.opened_at < $4 and ($5::text is null or $5 = ${keyText})`

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

/** How many of each score; null = asked and not answered. */
export const countRatings = (db: Reads, asked: OfGroup) =>
  db.rows<{ score: number | null; count: number }>(`select r.score, count(*) as count ${ofPeriod} group by r.score`, values(db, asked))

export const countReasons = (db: Reads, asked: OfGroup) =>
  db.rows<{ code: string; count: number }>(
    `select code, count(*) as count from (select unnest(r.reasons) as code ${ofPeriod}) x group by code order by count desc, code limit 40`,
    values(db, asked),
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
/** The answers, newest first; one more than `limit`. */
export const listRatings = (
  db: Reads,
  asked: OfGroup,
  { score, reason, after, limit }: { score: number | null; reason: string | null; after: readonly [string, string] | null; limit: number },
) =>
  db.rows<BehindRating>(
    `select f.conversation_id as "conversationId", r.seq, f.shop_id as "shopId", f.customer_name as "customerName", f.staff_name as "staffName", r.rated_at as "ratedAt", r.score,
        r.reasons, r.words, r.ticket_id as "ticketId"
      ${ofPeriod} and r.score is not null and ($8::int is null or r.score = $8) and ($9::text is null or $9 = any(r.reasons))
        and (r.rated_at, f.conversation_id) < ($10::timestamptz, $11::uuid)
      order by r.rated_at desc, f.conversation_id desc limit $12`,
    [...values(db, asked), score, reason, after?.[0] ?? 'infinity', after?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit + 1],
  )
