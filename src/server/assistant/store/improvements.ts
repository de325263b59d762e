import type { ArticleId, ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Improvement, Week } from '../../../shared/wire/staff-help.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface Finding {
  shopId: ShopId
  kind: Improvement['kind']
  fingerprint: string
  language: Language
  articleId: ArticleId | null
  intent: string | null
  text: string
  body: string
  because: Improvement['because']
  conversationId: ConversationId
}
export interface KeptFinding extends Finding {
  id: string
  seen: number
  status: Improvement['status']
  at: Date
}

/** The same finding again counts one more, with its newest words; one that was decided on stays as it is. */
export const addFinding = (tx: Tx, found: Finding) =>
  tx.rows(
    `insert into improvements (merchant_id, shop_id, id, kind, fingerprint, language, article_id, intent, text, body, because, conversation_id, status, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', $13)
     on conflict (merchant_id, shop_id, fingerprint) do update set seen = improvements.seen + 1,
       body = case when improvements.status = 'open' then excluded.body else improvements.body end`,
    [
      tx.merchantId,
      found.shopId,
      newId(),
      found.kind,
      found.fingerprint,
      found.language,
      found.articleId,
      found.intent,
      found.text,
      found.body,
      found.because,
      found.conversationId,
      tx.now,
    ],
  )

const columns = `id, shop_id as "shopId", kind, fingerprint, language, article_id as "articleId", intent, text, body, because,
  conversation_id as "conversationId", seen, status, at`

export const listFindings = (
  db: Reads,
  shopId: ShopId,
  status: Improvement['status'],
  before: [at: string, id: string] | null,
  limit: number,
) =>
  db.rows<KeptFinding>(
    `select ${columns} from improvements
      where merchant_id = $1 and shop_id = $2 and status = $3 and ($4::timestamptz is null or (at, id) < ($4, $5::uuid))
      order by at desc, id desc limit $6`,
    [db.merchantId, shopId, status, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
  )

export const findOpenFinding = async (db: Reads, id: string): Promise<KeptFinding | undefined> =>
  (
    await db.rows<KeptFinding>(`select ${columns} from improvements where merchant_id = $1 and id = $2 and status = 'open'`, [
      db.merchantId,
      id,
    ])
  )[0]

/** False when somebody else decided in the meantime. */
export const decideFinding = async (tx: Tx, id: string, status: 'accepted' | 'declined'): Promise<boolean> =>
  (
    await tx.rows(
      `update improvements set status = $3, decided_by = $4, decided_at = $5 where merchant_id = $1 and id = $2 and status = 'open' returning id`,
      [tx.merchantId, id, status, tx.actor.id, tx.now],
    )
  ).length > 0

/** Corrections nobody has decided on yet. */
export const proposedPhrasings = (db: Reads, shopId: ShopId, most: number) =>
  db.rows<{ text: string; intent: string }>(
    `select text, intent from improvements
      where merchant_id = $1 and shop_id = $2 and status = 'open' and kind = 'intentPhrasing' order by at desc, id desc limit $3`,
    [db.merchantId, shopId, most],
  )

export const countWeek = async (db: Reads, shopId: ShopId, from: Date): Promise<Omit<Week, 'from'>> =>
  (
    await db.rows<Omit<Week, 'from'>>(
      `select s.*, t.* from
        (select count(*) filter (where outcome = 'accepted')::int as accepted, count(*) filter (where outcome = 'edited')::int as edited,
                count(*) filter (where outcome = 'rejected')::int as rejected
           from help_suggestions where merchant_id = $1 and shop_id = $2 and outcome is not null and decided_at >= $3) as s,
        (select count(*)::int as turns, count(*) filter (where outcome = 'unsure')::int as unsure,
                count(*) filter (where unhelpful)::int as unhelpful
           from assistant_turns where merchant_id = $1 and shop_id = $2 and at >= $3) as t`,
      [db.merchantId, shopId, from],
    )
  )[0]!
