import type { EventName } from '../../shared/events.ts'
import type { ShopId } from '../../shared/ids.ts'
import { eventColumns, type Recorded } from './events.ts'
import type { Reads } from './transaction.ts'

/** What the log may be asked for: these and nothing else, each bound as a value. */
export interface AuditFilter {
  name?: EventName | undefined
  actorId?: string | undefined
  shopId?: ShopId | undefined
  since?: Date | undefined
  until?: Date | undefined
}

/** How many lines of the log a page looks through when it is asked for some of them only. */
const LOOKED_THROUGH = 10_000

/** Down to which line a page looks: null when that is the first there is, or when all are asked for. */
export async function reachOf(db: Reads, filter: AuditFilter, after: string | null): Promise<{ id: string; at: Date } | null> {
  if (Object.values(filter).every((value) => value === undefined)) return null
  const [end] = await db.rows<{ id: string; at: Date }>(
    `select id, at from events where merchant_id = $1 and ($2::uuid is null or id < $2) order by id desc offset ${LOOKED_THROUGH} limit 1`,
    [db.merchantId, after],
  )
  return end ?? null
}

/** Of the reader's merchant and shops, newest first, down to `reach`; ids are made in the order of time. One more than `limit`. */
export const listEvents = (
  db: Reads,
  { name, actorId, shopId, since, until }: AuditFilter,
  { after, reach, limit }: { after: string | null; reach: string | null; limit: number },
) =>
  db.rows<Recorded>(
    `select ${eventColumns} from events
      where merchant_id = $1 and (shop_id is null or shop_id = any($2::uuid[])) and name <> 'webhook.due' and ($3::uuid is null or id < $3) and ($10::uuid is null or id >= $10)
        and ($4::text is null or name = $4) and ($5::text is null or actor_id = $5) and ($6::uuid is null or shop_id = $6)
        and ($7::timestamptz is null or at >= $7) and ($8::timestamptz is null or at < $8)
      order by id desc limit $9`,
    [db.merchantId, db.actor.shopIds, after, name ?? null, actorId ?? null, shopId ?? null, since ?? null, until ?? null, limit + 1, reach],
  )

/** What says which thing it was about. Texts, names and addresses of customers are not among them. */
const told = new Set(
  `staffId sessionId what presence keyId webhookId shopId customerId conversationId orderId aftersaleId articleId ticketId complaintId commitmentId
   subjectKind subjectId kind status from verb version created updated stock by via`.split(/\s+/),
)

export function factsOf(event: Recorded): Record<string, string | number | boolean> {
  const facts = Object.entries(event.data as Record<string, unknown>).filter(
    ([key, value]) => told.has(key) && ['string', 'number', 'boolean'].includes(typeof value),
  ) as [string, string | number | boolean][]
  return { ...(event.conversationId && { conversationId: event.conversationId }), ...Object.fromEntries(facts) }
}
