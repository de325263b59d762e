import type { ConversationId, EventId, ShopId } from '../../../shared/ids.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface ModelSettings {
  baseUrl: string
  model: string
  /** Null for servers that ask for none. */
  sealedKey: string | null
  enabled: boolean
  turnsPerDay: number
  /** How it should sound, in the shop's own words. */
  manner: string
  /** What puts the shop's texts into numbers; empty: nothing does. */
  embeddingModel: string
}
export const findModel = async (db: Reads): Promise<ModelSettings | undefined> =>
  (
    await db.rows<ModelSettings>(
      'select base_url as "baseUrl", model, sealed_key as "sealedKey", enabled, turns_per_day as "turnsPerDay", manner, embedding_model as "embeddingModel" from model_settings where merchant_id = $1',
      [db.merchantId],
    )
  )[0]

export const setModel = (tx: Tx, settings: ModelSettings) =>
  tx.rows(
    `insert into model_settings (merchant_id, base_url, model, sealed_key, enabled, turns_per_day, changed_at, manner, embedding_model)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (merchant_id) do update set base_url = excluded.base_url, model = excluded.model, sealed_key = excluded.sealed_key,
       enabled = excluded.enabled, turns_per_day = excluded.turns_per_day, changed_at = excluded.changed_at,
       manner = excluded.manner, embedding_model = excluded.embedding_model`,
    [
      tx.merchantId,
      settings.baseUrl,
      settings.model,
      settings.sealedKey,
      settings.enabled,
      settings.turnsPerDay,
      tx.now,
      settings.manner,
      settings.embeddingModel,
    ],
  )

export interface ModelRun {
  shopId: ShopId
  conversationId: ConversationId
  eventId: EventId | null
  model: string
  /** `said`: its words went out; anything else is why the built-in words did. */
  outcome: 'said' | 'timeout' | 'failed' | 'unfounded' | 'blocked'
  why: string | null
  sent: unknown
  calls: unknown
  said: string
  firstTokenMs: number | null
  tookMs: number
}
export const insertRun = (tx: Tx, run: ModelRun) =>
  tx.rows(
    `insert into model_runs (merchant_id, shop_id, id, conversation_id, event_id, model, outcome, why, sent, calls, said, first_token_ms, took_ms, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      tx.merchantId,
      run.shopId,
      newId(),
      run.conversationId,
      run.eventId,
      run.model,
      run.outcome,
      run.why,
      JSON.stringify(run.sent),
      JSON.stringify(run.calls),
      run.said,
      run.firstTokenMs,
      run.tookMs,
      tx.now,
    ],
  )

/** Counting stops at `most`. */
export const countRunsSince = async (db: Reads, since: Date, most: number): Promise<number> =>
  (
    await db.rows<{ count: number }>(
      'select count(*)::int as count from (select 1 from model_runs where merchant_id = $1 and at >= $2 limit $3) as seen',
      [db.merchantId, since, most],
    )
  )[0]!.count

const columns = `id, shop_id as "shopId", conversation_id as "conversationId", event_id as "eventId", model, outcome, why, sent, calls, said,
            first_token_ms as "firstTokenMs", took_ms as "tookMs", at`
export type KeptRun = ModelRun & { id: string; at: Date }

export const listRuns = (db: Reads, conversationId: ConversationId, before: string | null, limit: number) =>
  db.rows<KeptRun>(
    `select ${columns} from model_runs where merchant_id = $1 and conversation_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [db.merchantId, conversationId, before, limit + 1],
  )

/** Of every conversation the reader sees. */
export const listAllRuns = (db: Reads, before: string | null, limit: number) =>
  db.rows<KeptRun>(
    `select ${columns} from model_runs
      where merchant_id = $1 and shop_id = any ($2) and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [db.merchantId, db.actor.shopIds, before, limit + 1],
  )
