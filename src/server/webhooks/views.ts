import { z } from 'zod'
import type { MerchantId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Delivery, Webhook } from '../../shared/wire/webhooks.ts'
import { view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import { type DeliveryRow, type DeliveryStatus, findDelivery, findWebhook, listDeliveries, listWebhooks, type WebhookRow } from './store.ts'

/** Without its secrets. */
const webhookOf = ({ id, name, url, events, active, createdAt }: WebhookRow): Webhook => ({
  id,
  name,
  url,
  events,
  active,
  createdAt: createdAt.toISOString(),
})
const deliveryOf = ({ webhookId: _, nextAt, deliveredAt, createdAt, ...row }: DeliveryRow): Delivery => ({
  ...row,
  nextAt: nextAt?.toISOString() ?? null,
  deliveredAt: deliveredAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
})

export const webhooks = view('webhooks.manage', async (db, _: object) => ({ items: (await listWebhooks(db)).map(webhookOf), next: null }))

interface Asked {
  id: string
  status?: DeliveryStatus | undefined
  cursor?: string | undefined
  limit: number
}
export const deliveries = view('webhooks.manage', async (db, { id, status, cursor, limit }: Asked) => {
  const after = readKey(z.tuple([z.uuid()]), cursor)
  if (!(await findWebhook(db, id))) throw new Refusal('webhook.notFound')
  return page(await listDeliveries(db, id, status ?? null, after?.[0] ?? null, limit), limit, deliveryOf, (row) => [row.id])
})

/** What a delivery needs to be sent now; null when there is nothing to send any more. */
export const dueDelivery = view('webhooks.manage', async (db, { id, attempt }: { id: string; attempt: number }) => {
  const delivery = await findDelivery(db, id)
  const webhook = delivery && (await findWebhook(db, delivery.webhookId))
  if (!webhook?.active || delivery?.status !== 'waiting' || delivery.attempts >= attempt) return null
  const { secretSealed, previousSealed, previousUntil } = webhook
  const previous = previousSealed && previousUntil && previousUntil > db.now ? [previousSealed] : []
  return { merchantId: db.merchantId as MerchantId, webhook, delivery, sealed: [secretSealed, ...previous] }
})
