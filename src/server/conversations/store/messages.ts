import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Message } from '../../../shared/wire/conversation.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

const columns = `id, conversation_id as "conversationId", seq, client_id as "clientId", author, author_id as "authorId", author_name as "authorName", kind,
  system_code as "systemCode", body, language, cards, attachments, at`
type Row = Omit<Message, 'at'> & { at: Date }
const message = (row: Row): Message => ({ ...row, at: row.at.toISOString() })

/** What came under this client id before. */
export const findByClient = async (db: Reads, conversationId: ConversationId, clientId: string): Promise<Message | undefined> =>
  (
    await db.rows<Row>(`select ${columns} from messages where merchant_id = $1 and conversation_id = $2 and client_id = $3`, [
      db.merchantId,
      conversationId,
      clientId,
    ])
  ).map(message)[0]

/** Fails as `isThere` tells where one of these client ids has come before. */
export const insertMessages = (tx: Tx, all: readonly { shopId: ShopId; message: Message }[]) =>
  tx.write(
    `insert into messages (merchant_id, shop_id, conversation_id, seq, id, client_id, author, author_id, author_name, kind, system_code, body, language, cards, attachments, at)
     select $1, n.shop_id, n.conversation_id, n.seq, n.id, n.client_id, n.author, n.author_id, n.author_name, n.kind, n.system_code, n.body, n.language, n.cards::json, n.attachments::jsonb, n.at
       from unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::timestamptz[])
            as n(shop_id, conversation_id, seq, id, client_id, author, author_id, author_name, kind, system_code, body, language, cards, attachments, at)`,
    [
      tx.merchantId,
      all.map((n) => n.shopId),
      all.map((n) => n.message.conversationId),
      all.map((n) => n.message.seq),
      all.map((n) => n.message.id),
      all.map((n) => n.message.clientId),
      all.map((n) => n.message.author),
      all.map((n) => n.message.authorId),
      all.map((n) => n.message.authorName),
      all.map((n) => n.message.kind),
      all.map((n) => n.message.systemCode),
      all.map((n) => n.message.body),
      all.map((n) => n.message.language),
      all.map((n) => JSON.stringify(n.message.cards)),
      all.map((n) => JSON.stringify(n.message.attachments)),
      all.map((n) => new Date(n.message.at)),
    ],
  )

export const isThere = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'messages_by_client'

/** The newest `limit` messages before `before`, oldest first. Notes only for those who may read them. */
export const listMessages = async (
  db: Reads,
  conversationId: ConversationId,
  { before, limit, notes }: { before: number | null; limit: number; notes: boolean },
) =>
  (
    await db.rows<Row>(
      `select ${columns} from messages where merchant_id = $1 and conversation_id = $2 and seq < $3 and (kind <> 'note' or $5) order by seq desc limit $4`,
      [db.merchantId, conversationId, before ?? 2_147_483_647, limit, notes],
    )
  )
    .map(message)
    .toReversed()

export const customerWroteAfter = async (db: Reads, conversationId: ConversationId, seq: number): Promise<boolean> =>
  (
    await db.rows(
      `select 1 as yes from messages where merchant_id = $1 and conversation_id = $2 and seq > $3 and author = 'customer' limit 1`,
      [db.merchantId, conversationId, seq],
    )
  ).length > 0

/** Whether something was said to the customer at this place. */
export const isSaidToCustomer = async (db: Reads, conversationId: ConversationId, seq: number): Promise<boolean> =>
  (
    await db.rows(
      `select 1 as yes from messages where merchant_id = $1 and conversation_id = $2 and seq = $3 and author <> 'customer' and kind <> 'note'`,
      [db.merchantId, conversationId, seq],
    )
  ).length > 0

/** What was said at these places, and by whose conversation. */
export const messagesAt = (db: Reads, places: readonly { subjectId: string; part: number }[]) =>
  db.rows<{ conversationId: ConversationId; seq: number; body: string; customerName: string | null }>(
    `select m.conversation_id as "conversationId", m.seq, m.body, c.customer_name as "customerName"
       from messages m join conversations c on c.merchant_id = m.merchant_id and c.id = m.conversation_id
      where m.merchant_id = $1 and (m.conversation_id, m.seq) in (select * from unnest($2::uuid[], $3::int[]))`,
    [db.merchantId, places.map((one) => one.subjectId), places.map((one) => one.part)],
  )
