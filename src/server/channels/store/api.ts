import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Channel, ChannelInput, ReceiptInput } from '../../../shared/wire/channels.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export type ChannelRow = Omit<Channel, 'createdAt'> & { createdAt: Date }
const columns = 'shop_id as "shopId", name, title, own_ids as "ownIds", active, created_at as "createdAt"'

/** All that the actor's shops have. */
export const listChannels = (db: Reads) =>
  db.rows<ChannelRow>(`select ${columns} from api_channels where merchant_id = $1 and shop_id = any($2::uuid[]) order by shop_id, name`, [
    db.merchantId,
    db.actor.shopIds,
  ])
export const findChannel = async (db: Reads, shopId: ShopId, name: string) =>
  (
    await db.rows<ChannelRow>(`select ${columns} from api_channels where merchant_id = $1 and shop_id = $2 and name = $3`, [
      db.merchantId,
      shopId,
      name,
    ])
  )[0]
export const countChannels = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<{ count: number }>('select count(*)::int as count from api_channels where merchant_id = $1 and shop_id = $2', [
      db.merchantId,
      shopId,
    ])
  )[0]!.count

/** `ownIds` stays as it was made: it is what its customers are called by. */
export const writeChannel = (tx: Tx, shopId: ShopId, name: string, { title, ownIds, active }: ChannelInput) =>
  tx.rows(
    `insert into api_channels (merchant_id, shop_id, name, title, own_ids, active, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (merchant_id, shop_id, name) do update set title = excluded.title, active = excluded.active`,
    [tx.merchantId, shopId, name, title, ownIds, active, tx.now],
  )

export interface ReceiptRow {
  seq: number
  state: ReceiptInput['state']
  reason: string | null
  at: Date
}

/** Of a conversation, those of the newest messages first. */
export const listReceipts = (db: Reads, conversationId: ConversationId, limit: number) =>
  db.rows<ReceiptRow>(
    `select seq, state, reason, at from message_receipts
      where merchant_id = $1 and conversation_id = $2 order by seq desc limit $3`,
    [db.merchantId, conversationId, limit],
  )

/** False when it says nothing new: the same again, or that something failed which has been delivered. */
export const writeReceipt = async (
  tx: Tx,
  { shopId, conversationId, seq, state, reason }: ReceiptInput & { shopId: ShopId },
): Promise<boolean> =>
  (
    await tx.rows(
      `insert into message_receipts as r (merchant_id, shop_id, conversation_id, seq, state, reason, at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (merchant_id, conversation_id, seq) do update set state = excluded.state, reason = excluded.reason, at = excluded.at
        where r.state = 'failed' and (r.state, r.reason) is distinct from (excluded.state, excluded.reason) returning seq`,
      [tx.merchantId, shopId, conversationId, seq, state, reason ?? null, tx.now],
    )
  ).length > 0
