import type { ConversationId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { Tx } from '../../foundation/transaction.ts'

export const putMentions = (tx: Tx, at: { shopId: ShopId; conversationId: ConversationId }, staffIds: readonly StaffId[]) =>
  tx.rows(
    `insert into mentions (merchant_id, shop_id, conversation_id, staff_id, at) select $1, $2, $3, id, $5 from unnest($4::uuid[]) as called(id)
     on conflict (merchant_id, staff_id, conversation_id) do update set at = excluded.at, seen_at = null`,
    [tx.merchantId, at.shopId, at.conversationId, staffIds, tx.now],
  )

export const markMentionSeen = (tx: Tx, conversationId: ConversationId) =>
  tx.rows('update mentions set seen_at = $4 where merchant_id = $1 and staff_id = $2 and conversation_id = $3 and seen_at is null', [
    tx.merchantId,
    tx.actor.id,
    conversationId,
    tx.now,
  ])
