import type { EventName } from '../../shared/events.ts'
import type { MerchantId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { webhookEvents } from '../../shared/webhook-events.ts'
import { eventById, type Recorded } from '../foundation/events.ts'
import type { Context, House } from '../foundation/house.ts'
import { callOutside } from '../foundation/outbound.ts'
import { allowedRanges } from '../foundation/outbound-addresses.ts'
import { asideReaction, type Reaction, reaction } from '../foundation/reactions.ts'
import { signatures } from '../foundation/webhook-signatures.ts'
import { forgetDeliveries, planDeliveries, recordOutcome, secretOf } from './actions.ts'
import { isTaken, messageId } from './rules.ts'

import { merchantsWithWebhooks } from './store.ts'
import { dueDelivery } from './views.ts'

const TIMEOUT_MS = 10_000
/** Nothing of the answer is kept; a receiver that pours is hung up on. */
const MOST_ANSWER_BYTES = 64 * 1024

/** Merchants that have webhooks. The others' events queue nothing, so that a message costs no more because webhooks exist. */
const listening = new Set<MerchantId>()
/** As long as it is not known who has, everybody may. */
let learnt = false

/** Learns who has webhooks, and goes on learning from the log: a new one holds in every process within a quarter of a second. */
export async function watchWebhooks(house: House): Promise<void> {
  const learn = async () => {
    learnt = false
    for (const merchantId of await merchantsWithWebhooks(house)) listening.add(merchantId)
    learnt = true
  }
  house.hub.subscribe(
    (events) => {
      for (const event of events) if (event.name === 'webhook.changed') listening.add(event.merchantId)
    },
    () => void learn().catch(() => {}),
  )
  await learn()
}

async function send(context: Context, { data }: Recorded<'webhook.due'>): Promise<void> {
  const due = await dueDelivery(context, { id: data.deliveryId, attempt: data.attempt })
  if (!due) return
  const { house } = context
  const event = await eventById(house, due.merchantId, due.delivery.eventId)
  const outcome = { deliveryId: data.deliveryId, attempt: data.attempt }
  const began = performance.now()
  const milliseconds = () => Math.round(performance.now() - began)
  try {
    const secrets = due.sealed.map((sealed) => house.sealing.open(sealed, secretOf(due.merchantId, due.webhook.id)))
    const body = JSON.stringify({ type: due.delivery.eventName, timestamp: event?.at ?? due.delivery.createdAt, data: event?.data ?? null })
    const { status } = await callOutside({
      url: due.webhook.url,
      method: 'POST',
      headers: headersOf(secrets, due.delivery.eventId, Math.floor(house.clock.now().getTime() / 1000), body),
      body,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MOST_ANSWER_BYTES,
      allowed: allowedRanges(house.configuration.OUTBOUND_ALLOW),
    })
    const taken = isTaken(status)
    await recordOutcome(context, { ...outcome, taken, status, error: taken ? null : 'http', milliseconds: milliseconds() })
  } catch (error) {
    // Theirs is recorded and tried again in time; ours (the database is away) is thrown and taken up again by the queue.
    if (!(error instanceof Refusal) || !/^(?:outbound|secret)\./.test(error.code)) throw error
    await recordOutcome(context, { ...outcome, taken: false, status: null, error: error.code, milliseconds: milliseconds() })
  }
}

function headersOf(secrets: readonly string[], eventId: string, seconds: number, body: string): Record<string, string> {
  const id = messageId(eventId)
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures(secrets, id, seconds, body),
  }
}

/** Each event a webhook may hear of is planned in the queue of all reactions and sent in the one beside it. */
export const webhookReactions: readonly Reaction[] = [
  ...webhookEvents.map((name) =>
    reaction<EventName>(
      `webhooks.plan ${name}`,
      name,
      (context, event) => planDeliveries(context, event),
      (_, merchantId) => !learnt || listening.has(merchantId),
    ),
  ),
  reaction(
    'webhooks.forget',
    'webhook.changed',
    async (context, { data }) => {
      while (!(await forgetDeliveries(context, data.webhookId)));
    },
    ({ what }) => what === 'removed',
  ),
  asideReaction('webhooks.send', 'webhook.due', send, ({ waitSeconds }) => waitSeconds),
]
