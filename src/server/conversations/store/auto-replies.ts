import type { ConversationId, MerchantId, ShopId } from '../../../shared/ids.ts'
import type { Text } from '../../../shared/language.ts'
import type { AutoReply } from '../../../shared/wire/auto-replies.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** Whoever has waited this much longer was waited for by no process: what would be said then is no longer true. */
const TOO_LATE = `interval '10 minutes'`

export const listAutoReplies = (db: Reads, shopId: ShopId) =>
  db.rows<AutoReply>(
    `select status, after_seconds as "afterSeconds", texts, active from auto_replies
      where merchant_id = $1 and shop_id = $2 order by after_seconds, status limit 20`,
    [db.merchantId, shopId],
  )

/** All of a shop's at once. */
export async function setAutoReplies(tx: Tx, shopId: ShopId, items: readonly AutoReply[]): Promise<void> {
  await tx.rows('delete from auto_replies where merchant_id = $1 and shop_id = $2', [tx.merchantId, shopId])
  await tx.rows(
    `insert into auto_replies (merchant_id, shop_id, status, after_seconds, texts, active)
     select $1, $2, r.status, r."afterSeconds", r.texts, r.active
       from jsonb_to_recordset($3::jsonb) as r(status text, "afterSeconds" int, texts jsonb, active boolean)`,
    [tx.merchantId, shopId, JSON.stringify(items)],
  )
}

/** Once for each reply and each wait, also when what it says was changed meanwhile. */
const mark = `'auto-' || r.status || '-' || r.after_seconds || '-' || floor(extract(epoch from c.waiting_since))`

/** By the end of one index, shop by shop: only who has waited long enough since the last look, and not been told. */
const due = (now: string) => `from auto_replies r cross join lateral (
    select c.id, c.waiting_since from conversations c
     where c.merchant_id = r.merchant_id and c.shop_id = r.shop_id and c.status = r.status
       and c.waiting_since <= ${now} - make_interval(secs => r.after_seconds)
       and c.waiting_since > ${now} - make_interval(secs => r.after_seconds) - ${TOO_LATE}) c
   where r.active and not exists (select from messages m
     where m.merchant_id = r.merchant_id and m.conversation_id = c.id and m.client_id = ${mark})`

export const merchantsWithAutoReplies = async (house: House, now: Date): Promise<MerchantId[]> =>
  (
    await house.database.system.query<{ merchantId: MerchantId }>(
      statement(`select distinct r.merchant_id as "merchantId" ${due('$1::timestamptz')} limit 100`, [now]),
    )
  ).rows.map(({ merchantId }) => merchantId)

export const listDueAutoReplies = (db: Reads, now: Date, limit: number) =>
  db.rows<{ conversationId: ConversationId; clientId: string; waitingSince: Date; texts: Text }>(
    `select c.id as "conversationId", ${mark} as "clientId", c.waiting_since as "waitingSince", r.texts ${due('$2::timestamptz')} and r.merchant_id = $1 limit $3`,
    [db.merchantId, now, limit],
  )
