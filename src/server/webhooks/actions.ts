import { randomBytes } from 'node:crypto'
import type { EventName } from '../../shared/events.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { WebhookInput } from '../../shared/wire/webhooks.ts'
import { action } from '../foundation/action.ts'
import type { Recorded } from '../foundation/events.ts'
import { newId } from '../foundation/new-id.ts'
import { allowedRanges, checkUrl } from '../foundation/outbound-addresses.ts'
import type { Tx } from '../foundation/transaction.ts'
import { PREVIOUS_HOLDS_MS, waitBefore } from './rules.ts'
import {
  deleteDeliveries,
  deleteWebhook,
  findWebhook,
  insertDelivery,
  insertWebhook,
  listListening,
  listWebhooks,
  lockDelivery,
  setOutcome,
  setSecret,
  setWebhook,
  type WebhookRow,
} from './store.ts'

const MOST = 20
/** What a secret is sealed to. */
export const secretOf = (merchantId: string, webhookId: string): string => `webhook ${merchantId} ${webhookId}`

async function existing(tx: Tx, id: string): Promise<WebhookRow> {
  const webhook = await findWebhook(tx, id)
  if (!webhook) throw new Refusal('webhook.notFound')
  return webhook
}

function sealedSecret(tx: Tx, id: string): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return { secret, sealed: tx.house.sealing.seal(secret, secretOf(tx.merchantId, id)) }
}

/** The secret is given once and kept sealed. Throws `outbound.address`. */
export const createWebhook = action('webhooks.manage', async (tx, input: WebhookInput) => {
  checkUrl(input.url, allowedRanges(tx.house.configuration.OUTBOUND_ALLOW))
  if ((await listWebhooks(tx)).length >= MOST) throw new Refusal('webhook.tooMany', { most: MOST })
  const id = newId<'webhook'>()
  const { secret, sealed } = sealedSecret(tx, id)
  await insertWebhook(tx, id, input, sealed)
  tx.record('webhook.changed', { shopId: null }, { webhookId: id, what: 'created' })
  return { id, secret }
})

export const changeWebhook = action('webhooks.manage', async (tx, { id, input }: { id: string; input: WebhookInput }) => {
  await existing(tx, id)
  checkUrl(input.url, allowedRanges(tx.house.configuration.OUTBOUND_ALLOW))
  await setWebhook(tx, id, input)
  tx.record('webhook.changed', { shopId: null }, { webhookId: id, what: 'settings' })
})

/** For a day both sign, so that the receiver can change over without missing one. */
export const renewSecret = action('webhooks.manage', async (tx, id: string) => {
  await existing(tx, id)
  const { secret, sealed } = sealedSecret(tx, id)
  await setSecret(tx, id, sealed, new Date(tx.now.getTime() + PREVIOUS_HOLDS_MS))
  tx.record('webhook.changed', { shopId: null }, { webhookId: id, what: 'secret' })
  return { id, secret }
})

/** It is gone at once, and nothing more is sent; what it was told goes afterwards (`forgetDeliveries`). */
export const removeWebhook = action('webhooks.manage', async (tx, id: string) => {
  await existing(tx, id)
  await deleteWebhook(tx, id)
  tx.record('webhook.changed', { shopId: null }, { webhookId: id, what: 'removed' })
})

/** A year of a busy shop is millions of rows: some at a time, so that no transaction writes for long. Says whether those were all. */
export const forgetDeliveries = action('webhooks.manage', (tx, webhookId: string) => deleteDeliveries(tx, webhookId))

/** One delivery for each webhook that listens; run again, it adds none. */
export const planDeliveries = action('webhooks.manage', async (tx, event: Recorded<EventName>) => {
  for (const webhook of await listListening(tx, event.name, event.shopId, event.at)) {
    const id = newId<'delivery'>()
    if (!(await insertDelivery(tx, { id, webhookId: webhook.id, eventId: event.id, eventName: event.name }))) continue
    tx.record('webhook.due', { shopId: null }, { deliveryId: id, attempt: 1, waitSeconds: 0 })
  }
})

export interface Outcome {
  deliveryId: string
  attempt: number
  taken: boolean
  status: number | null
  error: string | null
  milliseconds: number
}
/** Records how an attempt went, and has the next one wait its turn. A second report of the same attempt changes nothing. */
export const recordOutcome = action('webhooks.manage', async (tx, { deliveryId, attempt, taken, status, error, milliseconds }: Outcome) => {
  const delivery = await lockDelivery(tx, deliveryId)
  if (!delivery || delivery.status !== 'waiting' || delivery.attempts >= attempt) return
  const wait = taken ? null : waitBefore(attempt + 1)
  await setOutcome(tx, deliveryId, {
    status: taken ? 'delivered' : wait === null ? 'failed' : 'waiting',
    attempts: attempt,
    nextAt: wait === null ? null : new Date(tx.now.getTime() + wait * 1000),
    lastStatus: status,
    lastError: error,
    lastMilliseconds: milliseconds,
  })
  if (wait !== null) tx.record('webhook.due', { shopId: null }, { deliveryId, attempt: attempt + 1, waitSeconds: wait })
})

/** Sends it again now, whatever became of it, under the same id. Throws `delivery.notFound`. */
export const replayDelivery = action('webhooks.manage', async (tx, id: string) => {
  const delivery = await lockDelivery(tx, id)
  if (!delivery || !(await findWebhook(tx, delivery.webhookId))) throw new Refusal('delivery.notFound')
  await setOutcome(tx, id, { ...delivery, status: 'waiting', attempts: 0, nextAt: tx.now })
  tx.record('webhook.due', { shopId: null }, { deliveryId: id, attempt: 1, waitSeconds: 0 })
})
