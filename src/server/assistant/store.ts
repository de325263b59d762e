import type { ConversationId, EventId, ShopId } from '../../shared/ids.ts'
import type { Tx } from '../foundation/transaction.ts'

export interface Turn {
  shopId: ShopId
  conversationId: ConversationId
  eventId: EventId
  intent: string | null
  confidence: number
  outcome: string
  evidence: object
  tookMs: number
}
/** Running a reaction twice leaves one turn. */
export const insertTurn = (tx: Tx, turn: Turn) =>
  tx.rows(
    `insert into assistant_turns (merchant_id, shop_id, conversation_id, event_id, intent, confidence, outcome, evidence, took_ms, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      tx.merchantId,
      turn.shopId,
      turn.conversationId,
      turn.eventId,
      turn.intent,
      turn.confidence,
      turn.outcome,
      JSON.stringify(turn.evidence),
      turn.tookMs,
      tx.now,
    ],
  )
