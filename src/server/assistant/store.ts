import type { ConversationId, EventId, ShopId } from '../../shared/ids.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import type { Dialogue } from './flows/dialogue.ts'

/** What an answer rests on. */
export interface TurnEvidence {
  alternatives: { intent: string; confidence: number }[]
  slots: object
  from: string[]
  flow: string | null
  mood: string
  risk: number
  /** Also looked for by what was meant. */
  byMeaning?: boolean
}

export interface Turn {
  shopId: ShopId
  conversationId: ConversationId
  eventId: EventId
  intent: string | null
  confidence: number
  outcome: string
  evidence: TurnEvidence
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

/** The customer says it did not help; false when it was marked before or there is no such turn. */
export const markUnhelpful = async (tx: Tx, conversationId: ConversationId, eventId: string): Promise<boolean> =>
  (
    await tx.rows(
      `update assistant_turns set unhelpful = true
        where merchant_id = $1 and conversation_id = $2 and event_id = $3 and not unhelpful returning event_id`,
      [tx.merchantId, conversationId, eventId],
    )
  ).length > 0

/** Where a conversation stands; undefined before the assistant has said anything in it. */
export const findDialogue = async (db: Reads, conversationId: ConversationId) =>
  (
    await db.rows<{ eventId: EventId; state: Dialogue }>(
      'select event_id as "eventId", state from assistant_dialogues where merchant_id = $1 and conversation_id = $2',
      [db.merchantId, conversationId],
    )
  )[0]

export const setDialogue = (
  tx: Tx,
  { shopId, conversationId, eventId, state }: { shopId: ShopId; conversationId: ConversationId; eventId: EventId; state: Dialogue },
) =>
  tx.rows(
    `insert into assistant_dialogues (merchant_id, shop_id, conversation_id, event_id, state, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (merchant_id, conversation_id) do update set event_id = excluded.event_id, state = excluded.state, at = excluded.at`,
    [tx.merchantId, shopId, conversationId, eventId, JSON.stringify(state), tx.now],
  )

/** Why each answer of a conversation was given, oldest first; at most the last 200. */
export const listTurns = async (db: Reads, conversationId: ConversationId) =>
  (
    await db.rows<{
      eventId: EventId
      intent: string | null
      confidence: number
      outcome: string
      evidence: TurnEvidence
      tookMs: number
      unhelpful: boolean
      at: Date
    }>(
      `select event_id as "eventId", intent, confidence, outcome, evidence, took_ms as "tookMs", unhelpful, at from assistant_turns
        where merchant_id = $1 and conversation_id = $2 order by at desc limit 200`,
      [db.merchantId, conversationId],
    )
  ).toReversed()
