import type { ConversationId, CustomerId, ShopId, StaffId, TicketId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { RatingInput, Survey } from '../../shared/wire/ratings.ts'
import { noteFactChanges } from '../foundation/fact-changes.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

export const findSurvey = async (db: Reads, shopId: ShopId): Promise<Survey | undefined> =>
  (
    await db.rows<{ content: Survey }>('select content from survey_settings where merchant_id = $1 and shop_id = $2', [
      db.merchantId,
      shopId,
    ])
  )[0]?.content

export const listSurveys = async (db: Reads, shopIds: readonly ShopId[]): Promise<Survey[]> =>
  (
    await db.rows<{ content: Survey }>('select content from survey_settings where merchant_id = $1 and shop_id = any($2::uuid[])', [
      db.merchantId,
      shopIds,
    ])
  ).map(({ content }) => content)

export const setSurvey = (tx: Tx, shopId: ShopId, survey: Survey) =>
  tx.rows(
    `insert into survey_settings (merchant_id, shop_id, content) values ($1, $2, $3)
     on conflict (merchant_id, shop_id) do update set content = excluded.content`,
    [tx.merchantId, shopId, JSON.stringify(survey)],
  )

export interface RatingRow {
  shopId: ShopId
  conversationId: ConversationId
  seq: number
  customerId: CustomerId
  staffId: StaffId | null
  language: Language
  askedAt: Date
  score: number | null
  reasons: string[]
  words: string
  via: 'widget' | 'link' | null
  ratedAt: Date | null
  ticketId: TicketId | null
}
const columns = `shop_id as "shopId", conversation_id as "conversationId", seq, customer_id as "customerId", staff_id as "staffId", language, asked_at as "askedAt",
  score, reasons, words, via, rated_at as "ratedAt", ticket_id as "ticketId"`

type Asking = Pick<RatingRow, 'shopId' | 'conversationId' | 'seq' | 'customerId' | 'staffId' | 'language'>
/** False when this closing has been asked about before. */
export async function insertRating(tx: Tx, one: Asking, at: Date): Promise<boolean> {
  const written = await tx.rows(
    `insert into ratings (merchant_id, shop_id, conversation_id, seq, customer_id, staff_id, language, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning seq`,
    [tx.merchantId, one.shopId, one.conversationId, one.seq, one.customerId, one.staffId, one.language, at],
  )
  if (written.length) noteFactChanges(tx, [{ shopId: one.shopId, conversationId: one.conversationId }])
  return written.length > 0
}

export const askedSince = async (db: Reads, customerId: CustomerId, since: Date): Promise<boolean> =>
  (
    await db.rows('select from ratings where merchant_id = $1 and customer_id = $2 and asked_at > $3 limit 1', [
      db.merchantId,
      customerId,
      since,
    ])
  ).length > 0

const one = 'merchant_id = $1 and conversation_id = $2 and seq = $3'
export const findRating = async (db: Reads, conversationId: ConversationId, seq: number) =>
  (await db.rows<RatingRow>(`select ${columns} from ratings where ${one}`, [db.merchantId, conversationId, seq]))[0]
export const lockRating = async (tx: Tx, conversationId: ConversationId, seq: number) =>
  (await tx.rows<RatingRow>(`select ${columns} from ratings where ${one} for update`, [tx.merchantId, conversationId, seq]))[0]

export function setRating(
  tx: Tx,
  { shopId, conversationId, seq }: Pick<RatingRow, 'shopId' | 'conversationId' | 'seq'>,
  { score, reasons, words }: RatingInput,
  via: 'widget' | 'link',
  at: Date,
): void {
  tx.write(`update ratings set score = $4, reasons = $5, words = $6, via = $7, rated_at = $8 where ${one}`, [
    tx.merchantId,
    conversationId,
    seq,
    score,
    reasons,
    words,
    via,
    at,
  ])
  noteFactChanges(tx, [{ shopId, conversationId }])
}

export const setTicketOf = (tx: Tx, conversationId: ConversationId, seq: number, ticketId: TicketId) =>
  tx.rows(`update ratings set ticket_id = $4 where ${one}`, [tx.merchantId, conversationId, seq, ticketId])

/** A conversation's ratings, the last one first; at most twenty. */
export const listRatings = (db: Reads, conversationId: ConversationId) =>
  db.rows<RatingRow>(
    `select ${columns} from ratings where merchant_id = $1 and conversation_id = $2 and shop_id = any($3::uuid[]) order by seq desc limit 20`,
    [db.merchantId, conversationId, db.actor.shopIds],
  )
