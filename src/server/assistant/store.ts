import type { ConversationId, EventId, ShopId } from '../../shared/ids.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

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
/** Whether a message has been dealt with to the end: the turn is what is written last. */
export const hasTurn = async (db: Reads, conversationId: ConversationId, eventId: EventId): Promise<boolean> =>
  (
    await db.rows('select 1 as yes from assistant_turns where merchant_id = $1 and conversation_id = $2 and event_id = $3', [
      db.merchantId,
      conversationId,
      eventId,
    ])
  ).length > 0

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
