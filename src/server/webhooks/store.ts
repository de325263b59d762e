import type { EventName } from '../../shared/events.ts'
import type { MerchantId, ShopId } from '../../shared/ids.ts'
import type { deliveryStatuses, WebhookInput } from '../../shared/wire/webhooks.ts'
import { statement } from '../foundation/database/database.ts'
import type { House } from '../foundation/house.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

export type DeliveryStatus = (typeof deliveryStatuses)[number]
export interface WebhookRow {
  id: string
  name: string
  url: string
  events: string[]
  shopIds: ShopId[]
  active: boolean
  secretSealed: string
  previousSealed: string | null
  previousUntil: Date | null
  createdAt: Date
}
const columns = `id, name, url, events, shop_ids as "shopIds", active, secret_sealed as "secretSealed", previous_sealed as "previousSealed",
  previous_until as "previousUntil", created_at as "createdAt"`

/** Who has any at all, over all merchants: so that the others' events queue nothing. */
export const merchantsWithWebhooks = async (house: House) =>
  (
    await house.database.system.query<{ merchantId: MerchantId }>(
      statement('select distinct merchant_id as "merchantId" from webhooks where active', []),
    )
  ).rows.map(({ merchantId }) => merchantId)

export const listWebhooks = (db: Reads) =>
  db.rows<WebhookRow>(`select ${columns} from webhooks where merchant_id = $1 order by created_at, id limit 100`, [db.merchantId])
export const findWebhook = async (db: Reads, id: string) =>
  (await db.rows<WebhookRow>(`select ${columns} from webhooks where merchant_id = $1 and id = $2`, [db.merchantId, id]))[0]
/** Who is to hear of an event: not those that came after it. */
export const listListening = (db: Reads, name: EventName, shopId: ShopId | null, at: Date) =>
  db.rows<WebhookRow>(
    `select ${columns} from webhooks where merchant_id = $1 and active and $2 = any(events) and ($3::uuid is null or $3 = any(shop_ids)) and created_at <= $4`,
    [db.merchantId, name, shopId, at],
  )
export const insertWebhook = (tx: Tx, id: string, { name, url, events, active }: WebhookInput, secretSealed: string) =>
  tx.rows(
    `insert into webhooks (merchant_id, id, name, url, events, shop_ids, active, secret_sealed, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.merchantId, id, name, url, events, tx.actor.shopIds, active, secretSealed, tx.actor.id, tx.now],
  )
export const setWebhook = (tx: Tx, id: string, { name, url, events, active }: WebhookInput) =>
  tx.rows('update webhooks set name = $3, url = $4, events = $5, active = $6 where merchant_id = $1 and id = $2', [
    tx.merchantId,
    id,
    name,
    url,
    events,
    active,
  ])
export const setSecret = (tx: Tx, id: string, secretSealed: string, previousUntil: Date) =>
  tx.rows(
    'update webhooks set previous_sealed = secret_sealed, previous_until = $4, secret_sealed = $3 where merchant_id = $1 and id = $2',
    [tx.merchantId, id, secretSealed, previousUntil],
  )
export const deleteWebhook = (tx: Tx, id: string) => tx.rows('delete from webhooks where merchant_id = $1 and id = $2', [tx.merchantId, id])
/** Some of them; says whether those were all. */
export const deleteDeliveries = async (tx: Tx, webhookId: string): Promise<boolean> => {
  const most = 1_000
  const gone = await tx.rows(
    `delete from webhook_deliveries where merchant_id = $1 and id in
       (select id from webhook_deliveries where merchant_id = $1 and webhook_id = $2 limit ${most}) returning id`,
    [tx.merchantId, webhookId],
  )
  return gone.length < most
}

export interface DeliveryRow {
  id: string
  webhookId: string
  eventId: string
  eventName: string
  status: DeliveryStatus
  attempts: number
  nextAt: Date | null
  deliveredAt: Date | null
  lastStatus: number | null
  lastError: string | null
  lastMilliseconds: number | null
  createdAt: Date
}
const deliveryColumns = `id, webhook_id as "webhookId", event_id as "eventId", event_name as "eventName", status, attempts, next_at as "nextAt",
  delivered_at as "deliveredAt", last_status as "lastStatus", last_error as "lastError", last_milliseconds as "lastMilliseconds", created_at as "createdAt"`

/** False when this webhook has been given this event already. */
export const insertDelivery = async (tx: Tx, delivery: { id: string; webhookId: string; eventId: string; eventName: string }) =>
  (
    await tx.rows(
      `insert into webhook_deliveries (merchant_id, id, webhook_id, event_id, event_name, status, next_at, created_at)
       values ($1, $2, $3, $4, $5, 'waiting', $6, $6) on conflict (merchant_id, webhook_id, event_id) do nothing returning id`,
      [tx.merchantId, delivery.id, delivery.webhookId, delivery.eventId, delivery.eventName, tx.now],
    )
  ).length > 0
export const findDelivery = async (db: Reads, id: string) =>
  (
    await db.rows<DeliveryRow>(`select ${deliveryColumns} from webhook_deliveries where merchant_id = $1 and id = $2`, [db.merchantId, id])
  )[0]
export const lockDelivery = async (tx: Tx, id: string) =>
  (
    await tx.rows<DeliveryRow>(`select ${deliveryColumns} from webhook_deliveries where merchant_id = $1 and id = $2 for update`, [
      tx.merchantId,
      id,
    ])
  )[0]
/** As words of the statement, so that the few that are not delivered are found by their own index. */
const only: Record<DeliveryStatus, string> = {
  waiting: `and status = 'waiting'`,
  delivered: `and status = 'delivered'`,
  failed: `and status = 'failed'`,
}
/** Newest first; one more than `limit`. */
export const listDeliveries = (db: Reads, webhookId: string, status: DeliveryStatus | null, after: string | null, limit: number) =>
  db.rows<DeliveryRow>(
    `select ${deliveryColumns} from webhook_deliveries
      where merchant_id = $1 and webhook_id = $2 ${status ? only[status] : ''} and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [db.merchantId, webhookId, after, limit + 1],
  )
export const setOutcome = (
  tx: Tx,
  id: string,
  outcome: Pick<DeliveryRow, 'status' | 'attempts' | 'nextAt' | 'lastStatus' | 'lastError' | 'lastMilliseconds'>,
) =>
  tx.rows(
    `update webhook_deliveries set status = $3, attempts = $4, next_at = $5, last_status = $6, last_error = $7, last_milliseconds = $8,
       delivered_at = case when $3 = 'delivered' then $9::timestamptz else delivered_at end where merchant_id = $1 and id = $2`,
    [
      tx.merchantId,
      id,
      outcome.status,
      outcome.attempts,
      outcome.nextAt,
      outcome.lastStatus,
      outcome.lastError,
      outcome.lastMilliseconds,
      tx.now,
    ],
  )
