import type { ConversationId, LaterId, MerchantId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { Text } from '../../../shared/language.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import type { KeptDraft } from '../../../shared/wire/later.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface LaterRow {
  id: LaterId
  shopId: ShopId
  conversationId: ConversationId
  staffId: StaffId
  staffName: string
  body: string
  attachments: Attachment[]
  promised: { words: string; dueAt: string } | null
  sendAt: Date
  refused: Text | null
}
const columns = `id, shop_id as "shopId", conversation_id as "conversationId", staff_id as "staffId", staff_name as "staffName", body, attachments, promised,
  send_at as "sendAt", refused`

/** Writes it, or writes it anew; what was refused gets another chance. */
export const setLater = (tx: Tx, row: Omit<LaterRow, 'refused'>) =>
  tx.rows(
    `insert into later_messages (merchant_id, shop_id, id, conversation_id, staff_id, staff_name, body, attachments, promised, send_at, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (merchant_id, id) do update set staff_id = excluded.staff_id, staff_name = excluded.staff_name, body = excluded.body,
       attachments = excluded.attachments, promised = excluded.promised, send_at = excluded.send_at, refused = null`,
    [
      tx.merchantId,
      row.shopId,
      row.id,
      row.conversationId,
      row.staffId,
      row.staffName,
      row.body,
      JSON.stringify(row.attachments),
      row.promised && JSON.stringify(row.promised),
      row.sendAt,
      tx.now,
    ],
  )

export const listLater = (db: Reads, conversationId: ConversationId, limit: number) =>
  db.rows<LaterRow>(
    `select ${columns} from later_messages where merchant_id = $1 and conversation_id = $2 and shop_id = any($3::uuid[]) order by send_at, id limit $4`,
    [db.merchantId, conversationId, db.actor.shopIds, limit],
  )

export const lockLater = async (tx: Tx, id: LaterId): Promise<LaterRow | undefined> =>
  (
    await tx.rows<LaterRow>(
      `select ${columns} from later_messages where merchant_id = $1 and id = $2 and shop_id = any($3::uuid[]) for update`,
      [tx.merchantId, id, tx.actor.shopIds],
    )
  )[0]

/** One whose time has come and that nobody else is sending. */
export const lockDueLater = async (tx: Tx): Promise<LaterRow | undefined> =>
  (
    await tx.rows<LaterRow>(
      `select ${columns} from later_messages where merchant_id = $1 and send_at <= $2 and refused is null order by send_at limit 1 for update skip locked`,
      [tx.merchantId, tx.now],
    )
  )[0]

export const deleteLater = (tx: Tx, id: LaterId) =>
  tx.rows('delete from later_messages where merchant_id = $1 and id = $2', [tx.merchantId, id])

export const refuseLater = (tx: Tx, id: LaterId, why: Text) =>
  tx.rows('update later_messages set refused = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, JSON.stringify(why)])

const merchants = async (house: House, text: string, now: Date): Promise<MerchantId[]> =>
  (await house.database.system.query<{ merchantId: MerchantId }>(statement(text, [now]))).rows.map(({ merchantId }) => merchantId)

export const merchantsWithLater = (house: House, now: Date) =>
  merchants(house, 'select distinct merchant_id as "merchantId" from later_messages where send_at <= $1 and refused is null limit 100', now)
export const merchantsWithSnoozed = (house: House, now: Date) =>
  merchants(house, 'select distinct merchant_id as "merchantId" from conversations where snoozed_until <= $1 limit 100', now)

export const setDraft = (tx: Tx, draft: { shopId: ShopId; conversationId: ConversationId; kind: KeptDraft['kind']; body: string }) =>
  tx.rows(
    `insert into drafts (merchant_id, shop_id, staff_id, conversation_id, kind, body, written_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (merchant_id, staff_id, conversation_id, kind) do update set body = excluded.body, written_at = excluded.written_at`,
    [tx.merchantId, draft.shopId, tx.actor.id, draft.conversationId, draft.kind, draft.body, tx.now],
  )
export const deleteDraft = (tx: Tx, conversationId: ConversationId, kind: KeptDraft['kind']) =>
  tx.rows('delete from drafts where merchant_id = $1 and staff_id = $2 and conversation_id = $3 and kind = $4', [
    tx.merchantId,
    tx.actor.id,
    conversationId,
    kind,
  ])
export const listDrafts = (db: Reads, conversationId: ConversationId) =>
  db.rows<Omit<KeptDraft, 'writtenAt'> & { writtenAt: Date }>(
    'select kind, body, written_at as "writtenAt" from drafts where merchant_id = $1 and staff_id = $2 and conversation_id = $3',
    [db.merchantId, db.actor.id, conversationId],
  )
