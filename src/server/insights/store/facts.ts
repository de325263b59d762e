import type { ConversationId, CustomerId, MerchantId, ShopId, StaffId } from '../../../shared/ids.ts'
import { statement } from '../../foundation/database/database.ts'
import { factsLock } from '../../foundation/fact-changes.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface Fact {
  shopId: ShopId
  conversationId: ConversationId
  customerId: CustomerId
  customerName: string | null
  channel: string
  staffId: StaffId | null
  staffName: string | null
  openedAt: Date
  closedAt: Date | null
  lastSeq: number
  status: string
  closings: number
  firstReplyMs: number | null
  firstReplyOpenMs: number | null
  replies: number
  replyMs: number
  replyOpenMs: number
  handlingMs: number | null
  handlingOpenMs: number | null
  resolutionMs: number | null
  resolutionOpenMs: number | null
}

const columns = `shop_id, conversation_id, customer_id, customer_name, channel, staff_id, staff_name, opened_at, closed_at, last_seq, status, closings,
  first_reply_ms, first_reply_open_ms, replies, reply_ms, reply_open_ms, handling_ms, handling_open_ms, resolution_ms, resolution_open_ms`

/** Each is written whole. */
export const putFacts = (tx: Tx, facts: readonly Fact[]): void =>
  tx.write(
    `insert into conversation_facts (merchant_id, ${columns})
     select $1, f."shopId", f."conversationId", f."customerId", f."customerName", f.channel, f."staffId", f."staffName", f."openedAt", f."closedAt", f."lastSeq", f.status, f.closings,
            f."firstReplyMs", f."firstReplyOpenMs", f.replies, f."replyMs", f."replyOpenMs", f."handlingMs", f."handlingOpenMs", f."resolutionMs", f."resolutionOpenMs"
       from jsonb_to_recordset($2::jsonb) as f("shopId" uuid, "conversationId" uuid, "customerId" uuid, "customerName" text, channel text, "staffId" uuid, "staffName" text,
            "openedAt" timestamptz, "closedAt" timestamptz, "lastSeq" int, status text, closings int, "firstReplyMs" bigint, "firstReplyOpenMs" bigint, replies int, "replyMs" bigint,
            "replyOpenMs" bigint, "handlingMs" bigint, "handlingOpenMs" bigint, "resolutionMs" bigint, "resolutionOpenMs" bigint)
     on conflict (merchant_id, conversation_id) do update set customer_name = excluded.customer_name, staff_id = excluded.staff_id, staff_name = excluded.staff_name,
       closed_at = excluded.closed_at, last_seq = excluded.last_seq, status = excluded.status, closings = excluded.closings, first_reply_ms = excluded.first_reply_ms,
       first_reply_open_ms = excluded.first_reply_open_ms, replies = excluded.replies, reply_ms = excluded.reply_ms, reply_open_ms = excluded.reply_open_ms,
       handling_ms = excluded.handling_ms, handling_open_ms = excluded.handling_open_ms, resolution_ms = excluded.resolution_ms, resolution_open_ms = excluded.resolution_open_ms`,
    [tx.merchantId, JSON.stringify(facts)],
  )

/**
 * Whether nobody else counts this shop until this transaction ends. Not by the lock of a row: that alone would be a write, and nobody's message is told
 * while an older transaction that writes is running.
 */
export const countsAlone = async (tx: Tx, shopId: ShopId): Promise<boolean> =>
  (
    await tx.rows<{ alone: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as alone', [
      factsLock(tx.merchantId, shopId),
    ])
  )[0]!.alone

/** Until when a shop is counted. */
export const markOf = async (db: Reads, shopId: ShopId): Promise<Date> =>
  (
    await db.rows<{ at: Date }>('select counted_until as at from fact_marks where merchant_id = $1 and shop_id = $2', [
      db.merchantId,
      shopId,
    ])
  )[0]?.at ?? new Date('2000-01-01')
export const setMark = (tx: Tx, shopId: ShopId, at: Date): void =>
  tx.write(
    `insert into fact_marks (merchant_id, shop_id, counted_until) values ($1, $2, $3)
     on conflict (merchant_id, shop_id) do update set counted_until = excluded.counted_until`,
    [tx.merchantId, shopId, at],
  )
/** Conversations behind a place, by when something happened in them, that are not counted as they are now; the earliest first. */
export const listUncounted = (db: Reads, shopId: ShopId, from: { lastAt: Date; id: ConversationId }, limit: number) =>
  db.rows<{ id: ConversationId; lastAt: Date }>(
    `select c.id, c.last_at as "lastAt" from conversations c where c.merchant_id = $1 and c.shop_id = $2 and (c.last_at, c.id) > ($3, $4)
        and not exists (select from conversation_facts g where g.merchant_id = c.merchant_id and g.conversation_id = c.id and g.last_seq = c.last_seq and g.status = c.status)
      order by c.last_at, c.id limit $5`,
    [db.merchantId, shopId, from.lastAt, from.id, limit],
  )

/** Every shop with something new since it was counted, or with a change of what came of it, over all merchants. */
export const shopsToCount = async (house: House) =>
  (
    await house.database.system.query<{ merchantId: MerchantId; shopId: ShopId }>(
      statement(
        `select s.merchant_id as "merchantId", s.id as "shopId" from shops s left join fact_marks f on f.merchant_id = s.merchant_id and f.shop_id = s.id
          where exists (select from fact_changes x where x.merchant_id = s.merchant_id and x.shop_id = s.id)
            or exists (select from conversations c where c.merchant_id = s.merchant_id and c.shop_id = s.id and c.last_at >= coalesce(f.counted_until, '2000-01-01') - interval '2 minutes'
              and not exists (select from conversation_facts g where g.merchant_id = c.merchant_id and g.conversation_id = c.id and g.last_seq = c.last_seq and g.status = c.status))`,
        [],
      ),
    )
  ).rows

/** First replies of conversations that were opened since, and how many of them came in time. */
export const firstRepliesSince = async (db: Reads, shopIds: readonly ShopId[], since: Date, withinMs: number) =>
  (
    await db.rows<{ within: number; of: number }>(
      `select count(*) filter (where first_reply_ms <= $4) as within, count(*) as of from conversation_facts
        where merchant_id = $1 and shop_id = any($2::uuid[]) and opened_at >= $3 and first_reply_ms is not null`,
      [db.merchantId, shopIds, since, withinMs],
    )
  )[0]!
