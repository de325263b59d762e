import type { ConversationId, ShopId } from '../../shared/ids.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import type { GuardReason } from './dictionary/reasons.ts'
import type { Check, ShopWord } from './rules/check.ts'

/** What happens on a reason, by channel; `*` is every channel without a line of its own. */
export type Verdicts = Partial<Record<string, Partial<Record<GuardReason, 'block' | 'warn' | 'off'>>>>
export interface WordRow extends ShopWord {
  id: string
  channel: string | null
}

const MOST_WORDS = 50_000
export const listWords = (db: Reads, shopId: ShopId) =>
  db.rows<WordRow>(
    `select id, word, verdict, replacement, nullif(channel, '') as channel from guard_words where merchant_id = $1 and shop_id = $2 order by word, channel limit $3`,
    [db.merchantId, shopId, MOST_WORDS],
  )

/** Words in order, from behind the given one. */
export const pageOfWords = (
  db: Reads,
  { shopIds, search, after, limit }: { shopIds: readonly ShopId[]; search: string; after: readonly [string, string] | null; limit: number },
) =>
  db.rows<WordRow>(
    `select id, word, verdict, replacement, nullif(channel, '') as channel from guard_words
      where merchant_id = $1 and shop_id = any($2) and strpos(lower(word), lower($3)) > 0 and ($4::text is null or (word, id) > ($4, $5::uuid)) order by word, id limit $6`,
    [db.merchantId, shopIds, search, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  )

export const insertWord = (tx: Tx, shopId: ShopId, { word, verdict, replacement, channel }: ShopWord) =>
  tx.rows(
    `insert into guard_words (merchant_id, shop_id, id, word, reason, verdict, replacement, channel, created_at) values ($1, $2, $3, $4, 'shopWord', $5, $6, $7, $8)
     on conflict (merchant_id, shop_id, channel, word) do update set verdict = excluded.verdict, replacement = excluded.replacement`,
    [tx.merchantId, shopId, newId(), word, verdict, replacement, channel ?? '', tx.now],
  )

/** The shop a removed word belonged to; undefined when there was none. */
export const deleteWord = async (tx: Tx, id: string) =>
  (
    await tx.rows<{ shopId: ShopId }>('delete from guard_words where merchant_id = $1 and id = $2 returning shop_id as "shopId"', [
      tx.merchantId,
      id,
    ])
  )[0]

export const findSettings = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<{ version: number; verdicts: Verdicts }>(
      'select version, verdicts from guard_settings where merchant_id = $1 and shop_id = $2',
      [db.merchantId, shopId],
    )
  )[0] ?? { version: 0, verdicts: {} }

/** Every process compiles the shop's words anew when it next needs them. */
export const raiseVersion = (tx: Tx, shopId: ShopId) =>
  tx.rows(
    `insert into guard_settings (merchant_id, shop_id) values ($1, $2)
     on conflict (merchant_id, shop_id) do update set version = guard_settings.version + 1`,
    [tx.merchantId, shopId],
  )
export const setVerdicts = (tx: Tx, shopId: ShopId, verdicts: Verdicts) =>
  tx.rows('update guard_settings set verdicts = $3 where merchant_id = $1 and shop_id = $2', [
    tx.merchantId,
    shopId,
    JSON.stringify(verdicts),
  ])

export interface LogEntry {
  conversationId: ConversationId | null
  channel: string
  author: string
  authorId: string | null
  authorName: string | null
  verdict: 'block' | 'warn' | 'replace'
  hits: Check['hits']
  excerpt: string
}
export const insertLog = (tx: Tx, shopId: ShopId, entry: LogEntry) =>
  tx.rows(
    `insert into guard_log (merchant_id, shop_id, id, conversation_id, channel, author, author_id, author_name, verdict, hits, excerpt, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.merchantId,
      shopId,
      newId(),
      entry.conversationId,
      entry.channel,
      entry.author,
      entry.authorId,
      entry.authorName,
      entry.verdict,
      JSON.stringify(entry.hits),
      entry.excerpt,
      tx.now,
    ],
  )

export type LogRow = LogEntry & { id: string; at: Date }
export const listLog = (
  db: Reads,
  { shopId, verdict, before, limit }: { shopId: ShopId; verdict: string | null; before: string | null; limit: number },
) =>
  db.rows<LogRow>(
    `select id, conversation_id as "conversationId", channel, author, author_id as "authorId", author_name as "authorName", verdict, hits, excerpt, at from guard_log
      where merchant_id = $1 and shop_id = $2 ${verdict ? 'and verdict = $5' : ''} and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [db.merchantId, shopId, before, limit + 1, ...(verdict ? [verdict] : [])],
  )
