import type { ConversationId, MerchantId, ShopId, StaffId } from '../../../shared/ids.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { State } from '../state.ts'
import { columns } from './conversations.ts'

export interface Served {
  merchantId: MerchantId
  shopId: ShopId
  automatic: boolean
  /** Whoever has waited for an answer since before is to be taken back. */
  silentSince: Date | null
}
/** Of these shops those with somebody to give out or to take back: a look at one end of an index each. */
export const shopsToServe = async (house: House, asked: readonly Served[]) =>
  (
    await house.database.system.query<{ merchantId: MerchantId; shopId: ShopId }>(
      statement(
        `select s.merchant_id as "merchantId", s.shop_id as "shopId"
           from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[]) as s(merchant_id, shop_id, automatic, silent_since)
          where (s.automatic and exists (select from conversations c where c.merchant_id = s.merchant_id and c.shop_id = s.shop_id and c.status = 'waiting'))
             or exists (select from conversations c where c.merchant_id = s.merchant_id and c.shop_id = s.shop_id and c.status = 'attended' and c.waiting_since <= s.silent_since)`,
        [
          asked.map((one) => one.merchantId),
          asked.map((one) => one.shopId),
          asked.map((one) => one.automatic),
          asked.map((one) => one.silentSince),
        ],
      ),
    )
  ).rows

/** The longest waiting of a shop, held; those somebody else is busy with are left out. */
export const lockWaiting = (tx: Tx, shopId: ShopId, limit: number) =>
  tx.rows<State>(
    `select ${columns} from conversations where merchant_id = $1 and shop_id = $2 and status = 'waiting' order by waiting_since, id limit $3 for update skip locked`,
    [tx.merchantId, shopId, limit],
  )

/** Whom somebody attends and has not answered since before, held. */
export const lockSilent = (tx: Tx, shopId: ShopId, since: Date, limit: number) =>
  tx.rows<State>(
    `select ${columns} from conversations where merchant_id = $1 and shop_id = $2 and status = 'attended' and waiting_since <= $3
      order by waiting_since, id limit $4 for update skip locked`,
    [tx.merchantId, shopId, since, limit],
  )

/** The last words of each customer, at most 2,000 letters. */
export const listLatelySaid = (db: Reads, ids: readonly ConversationId[]) =>
  db.rows<{ conversationId: ConversationId; said: string }>(
    `select c.id as "conversationId", (select coalesce(left(string_agg(m.body, ' '), 2000), '') from
        (select body from messages where merchant_id = $1 and conversation_id = c.id and author = 'customer' order by seq desc limit 6) m) as said
       from unnest($2::uuid[]) as c(id)`,
    [db.merchantId, ids],
  )

export interface Load {
  staffId: StaffId
  attending: number
  /** Of these, whose customer waits for an answer, and since when the longest. */
  unanswered: number
  longestSince: Date | null
}
/** How busy people are, over every shop they work for that the reader sees. */
export const listLoads = (db: Reads, staffIds: readonly StaffId[]) =>
  db.rows<Load>(
    `select staff_id as "staffId", count(*) as attending, count(*) filter (where waiting_since < 'infinity') as unanswered,
            nullif(min(waiting_since), 'infinity') as "longestSince"
       from conversations where merchant_id = $1 and staff_id = any($2::uuid[]) and status = 'attended' group by staff_id`,
    [db.merchantId, staffIds],
  )
