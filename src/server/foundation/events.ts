import { type Audience, audiences, type EventName, type Events } from '../../shared/events.ts'
import type { ConversationId, CustomerId, EventId, MerchantId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { statement } from './database/database.ts'
import type { House } from './house.ts'
import { newId } from './new-id.ts'
import { type Queue, queueOf } from './queues.ts'
import { aroundHere, traceparent } from './traces.ts'
import type { About, Tx } from './transaction.ts'

export interface Draft {
  name: EventName
  about: About
  data: Events[EventName]
}

/** An event as it stands in the log. */
export type Recorded<N extends EventName = EventName> = {
  [Name in N]: {
    id: EventId
    transactionId: string
    merchantId: MerchantId
    shopId: ShopId | null
    customerId: CustomerId | null
    conversationId: ConversationId | null
    name: Name
    audience: Audience
    actorId: string
    at: Date
    data: Events[Name]
    /** `data` as it stands in the log, where it was followed there: what is only passed on is neither read nor written again. */
    json?: string
    /** This process has recorded it. */
    own?: boolean
  }
}[N]

/** An event with its data still as text. */
export type Unread = Omit<Recorded, 'data' | 'json'> & { json: string }

class Followed {
  declare json: string
  #data: unknown
  constructor(event: Unread) {
    Object.assign(this, event)
  }
  get data(): unknown {
    return (this.#data ??= JSON.parse(this.json))
  }
}
/** The same; its data is read when somebody asks for it. */
export const followed = (event: Unread): Recorded => new Followed(event) as unknown as Recorded

/** What a transaction left to be read, and in which queues there is something to do. */
export interface Written {
  transactionId: string
  events: readonly Recorded[]
  queues: readonly Queue[]
}

/** Writes a transaction's events and the jobs of the reactions that want them, and commits; nothing is waited for before it must be. */
export async function insertEvents(tx: Tx, drafts: readonly Draft[], commit: () => Promise<void>): Promise<Written> {
  const events = drafts.map((draft) => ({ ...draft, id: newId<'event'>(), json: JSON.stringify(draft.data) }))
  aroundHere()?.span.setAttribute(
    'shopbell.events',
    events.map(({ name, id }) => `${name} ${id}`),
  )
  const trace = traceparent()
  const written = tx.rows<{ transactionId: string }>(
    `with written as (
     insert into events (merchant_id, id, shop_id, customer_id, conversation_id, name, audience, actor_id, at, data)
     select $1, e.id, e.shop_id, e.customer_id, e.conversation_id, e.name, e.audience, $2, $3, e.data
       from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::json[]) as e(id, shop_id, customer_id, conversation_id, name, audience, data))
     select pg_current_xact_id()::text as "transactionId"`,
    [
      tx.merchantId,
      tx.actor.id,
      tx.now,
      events.map((e) => e.id),
      events.map((e) => e.about.shopId),
      events.map((e) => e.about.customerId ?? null),
      events.map((e) => e.about.conversationId ?? null),
      events.map((e) => e.name),
      events.map((e) => audiences[e.name]),
      events.map((e) => e.json),
    ],
  )
  const jobs = events.flatMap((event) =>
    tx.house.reactions
      .filter((reaction) => reaction.on === event.name && reaction.when(event.data as never, tx.merchantId))
      .map((reaction) => ({
        reaction: reaction.name,
        merchantId: tx.merchantId,
        eventId: event.id,
        ...(trace && { trace }),
        ...(reaction.aside && { aside: reaction.aside.seconds(event.data as never) }),
      })),
  )
  if (jobs.length) await Promise.all([written, tx.house.jobs.add(tx, jobs)])
  const [[row]] = await Promise.all([written, commit()])
  const { transactionId } = row!
  return { transactionId, events: events.map((event) => ownEvent(tx, transactionId, event)), queues: [...new Set(jobs.map(queueOf))] }
}

const ownEvent = (
  { merchantId, actor, now }: Tx,
  transactionId: string,
  { id, name, about, json }: Draft & { id: EventId; json: string },
) =>
  followed({
    id,
    transactionId,
    merchantId,
    shopId: about.shopId,
    customerId: about.customerId ?? null,
    conversationId: about.conversationId ?? null,
    name,
    audience: audiences[name],
    actorId: actor.id,
    at: now,
    json,
    own: true,
  })

export const eventColumns = `id, transaction_id::text as "transactionId", merchant_id as "merchantId", shop_id as "shopId", customer_id as "customerId",
  conversation_id as "conversationId", name, audience, actor_id as "actorId", at, data`

/** Undefined when retention has taken it. */
export const eventById = async (house: House, merchantId: MerchantId, id: string): Promise<Recorded | undefined> =>
  (
    await house.database.system.query<Recorded>(
      statement(`select ${eventColumns} from events where merchant_id = $1 and id = $2`, [merchantId, id]),
    )
  ).rows[0]

/**
 * Where a reader stands: everything up to here has been seen. Transactions commit out of the order of their ids, so readers go by
 * (transaction, event) and stop below the oldest one still running: nothing can appear behind them. `epoch` changes when a backup is restored.
 */
export interface Position {
  transactionId: string
  eventId: string
}
export const positionOf = ({ transactionId, id }: Recorded): Position => ({ transactionId, eventId: id })
export const START = '00000000-0000-0000-0000-000000000000'

export const writeCursor = (epoch: number, { transactionId, eventId }: Position): string => `${epoch}.${transactionId}.${eventId}`

/** Throws `cursor.invalid` for what isn't a cursor and `cursor.epoch` for one from before a restore. */
export function readCursor(epoch: number, cursor: string): Position {
  const parts = /^(\d{1,9})\.(\d{1,20})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor)
  if (!parts) throw new Refusal('cursor.invalid')
  if (Number(parts[1]) !== epoch) throw new Refusal('cursor.epoch')
  return { transactionId: parts[2]!, eventId: parts[3]! }
}

export const isAfter = (a: Position, b: Position): boolean => {
  const [x, y] = [BigInt(a.transactionId), BigInt(b.transactionId)]
  return x === y ? a.eventId > b.eventId : x > y
}
