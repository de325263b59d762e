import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { ClosingSettings, ClosingSummary } from '../../../shared/wire/closing.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export const findClosingSettings = async (db: Reads, shopId: ShopId): Promise<ClosingSettings | undefined> =>
  (
    await db.rows<ClosingSettings>(
      'select summary, categories, farewell, words from closing_settings where merchant_id = $1 and shop_id = $2',
      [db.merchantId, shopId],
    )
  )[0]

export const setClosingSettings = (tx: Tx, shopId: ShopId, { summary, categories, farewell, words }: ClosingSettings) =>
  tx.rows(
    `insert into closing_settings (merchant_id, shop_id, summary, categories, farewell, words) values ($1, $2, $3, $4, $5, $6)
     on conflict (merchant_id, shop_id) do update set summary = excluded.summary, categories = excluded.categories, farewell = excluded.farewell, words = excluded.words`,
    [tx.merchantId, shopId, summary, categories, farewell, JSON.stringify(words)],
  )

export interface KeptClosing extends ClosingSummary {
  shopId: ShopId
  conversationId: ConversationId
  /** The line that says it was closed. */
  seq: number
}
export const insertClosing = (tx: Tx, one: KeptClosing) =>
  tx.rows(
    `insert into closings (merchant_id, shop_id, conversation_id, seq, staff_id, staff_name, category, result, follow_up, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.merchantId,
      one.shopId,
      one.conversationId,
      one.seq,
      tx.actor.kind === 'staff' ? tx.actor.id : null,
      tx.actor.name,
      one.category,
      one.result,
      one.followUp,
      tx.now,
    ],
  )

export interface ClosingRow extends ClosingSummary {
  seq: number
  staffName: string | null
  at: Date
}
/** How a conversation ended each time, the last one first; at most twenty. */
export const listClosings = (db: Reads, id: ConversationId) =>
  db.rows<ClosingRow>(
    `select seq, staff_name as "staffName", category, result, follow_up as "followUp", at from closings
      where merchant_id = $1 and conversation_id = $2 order by seq desc limit 20`,
    [db.merchantId, id],
  )
