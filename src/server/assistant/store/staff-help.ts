import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Labels, Outcome, Suggested } from '../../../shared/wire/staff-help.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface HelpSuggestion {
  id: string
  shopId: ShopId
  conversationId: ConversationId
  kind: 'reply' | 'rewrite'
  source: Suggested['source']
  sourceId: string
  intent: string | null
  language: Language
  asked: string
  suggested: string
}
const columns = `id, shop_id as "shopId", conversation_id as "conversationId", kind, source, source_id as "sourceId", intent, language, asked, suggested`

export const insertSuggestions = (tx: Tx, all: readonly HelpSuggestion[]) =>
  tx.rows(
    `insert into help_suggestions (merchant_id, staff_id, at, id, shop_id, conversation_id, kind, source, source_id, intent, language, asked, suggested)
     select $1, $2, $3, id, shop_id, conversation_id, kind, source, source_id, intent, language, asked, suggested
       from jsonb_to_recordset($4) as given (id uuid, shop_id uuid, conversation_id uuid, kind text, source text, source_id text, intent text,
         language text, asked text, suggested text)`,
    [
      tx.merchantId,
      tx.actor.kind === 'staff' ? tx.actor.id : null,
      tx.now,
      JSON.stringify(
        all.map(({ shopId, conversationId, sourceId, ...rest }) => ({
          ...rest,
          shop_id: shopId,
          conversation_id: conversationId,
          source_id: sourceId,
        })),
      ),
    ],
  )

/** One that was offered and not decided on yet; locked. */
export const lockOpenSuggestion = async (tx: Tx, id: string): Promise<HelpSuggestion | undefined> =>
  (
    await tx.rows<HelpSuggestion>(
      `select ${columns} from help_suggestions where merchant_id = $1 and id = $2 and outcome is null for update`,
      [tx.merchantId, id],
    )
  )[0]

export const setOutcome = (tx: Tx, id: string, outcome: Outcome, said: string | null) =>
  tx.rows('update help_suggestions set outcome = $3, said = $4, decided_at = $5 where merchant_id = $1 and id = $2', [
    tx.merchantId,
    id,
    outcome,
    said,
    tx.now,
  ])

/** How often what came from a source was taken as it was, changed, or turned down, since a day. */
export const tallies = (db: Reads, shopId: ShopId, sourceIds: readonly string[], since: Date) =>
  db.rows<{ sourceId: string; outcome: Outcome; count: number }>(
    `select source_id as "sourceId", outcome, count(*)::int as count from help_suggestions
      where merchant_id = $1 and shop_id = $2 and source_id = any ($3) and decided_at >= $4 and outcome is not null group by source_id, outcome`,
    [db.merchantId, shopId, sourceIds, since],
  )

export const findLabels = async (db: Reads, conversationId: ConversationId): Promise<Labels> =>
  (
    await db.rows<Labels>('select category, tags from conversation_labels where merchant_id = $1 and conversation_id = $2', [
      db.merchantId,
      conversationId,
    ])
  )[0] ?? { category: null, tags: [] }

export const setLabels = (tx: Tx, shopId: ShopId, conversationId: ConversationId, { category, tags }: Labels) =>
  tx.rows(
    `insert into conversation_labels (merchant_id, shop_id, conversation_id, category, tags, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (merchant_id, conversation_id) do update set category = excluded.category, tags = excluded.tags, at = excluded.at`,
    [tx.merchantId, shopId, conversationId, category, tags, tx.now],
  )
