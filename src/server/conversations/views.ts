import { z } from 'zod'
import type { ConversationId, CustomerId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Conversation, Message, Queue } from '../../shared/wire/conversation.ts'
import type { Staff } from '../../shared/wire/people.ts'
import type { Wait } from '../../shared/wire/widget.ts'
import { view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { colleagues, receptiveStaff } from '../people/steps.ts'
import { freshAttachments } from './attachments.ts'
import { type State, wire } from './state.ts'
import { conversationOf } from './steps.ts'
import { attendedByStaff, findLatest } from './store/conversations.ts'
import { countQueues, findWait, keyOf, listInbox } from './store/inbox.ts'
import { listMessages } from './store/messages.ts'

/** The shops a list is asked for: one the reader sees, or all of them. */
function shopsAsked(db: Reads, shop: ShopId | undefined): readonly ShopId[] {
  if (!shop) return db.actor.shopIds
  if (!db.actor.shopIds.includes(shop)) throw new Refusal('shop.notFound')
  return [shop]
}

const keySchema = z.tuple([z.union([z.iso.datetime(), z.literal('infinity')]), z.uuid()])

export const inbox = view(
  'conversations.read',
  async (db, asked: { queue: Queue; shop?: ShopId | undefined; cursor?: string | undefined; limit: number }) => {
    const key = readKey(keySchema, asked.cursor)
    const rows = await listInbox(db, asked.queue, shopsAsked(db, asked.shop), key && { at: key[0], id: key[1] }, asked.limit)
    return page(rows, asked.limit, wire, (row) => keyOf(asked.queue, row))
  },
)

export const queueCounts = view('conversations.read', (db, { shop }: { shop?: ShopId | undefined }) =>
  countQueues(db, shopsAsked(db, shop)),
)

const mayReadNotes = (db: Reads) => db.actor.customerId === null

export interface Thread {
  conversation: Conversation
  messages: Message[]
}
const OPENING = 50

const threadOf = async (db: Reads, c: State): Promise<Thread> => ({
  conversation: wire(c),
  messages: freshAttachments(db, await listMessages(db, c.id, { before: null, limit: OPENING, notes: mayReadNotes(db) })),
})

export const thread = view('conversations.read', async (db, id: ConversationId) => threadOf(db, await conversationOf(db, id)))

export const history = view(
  'conversations.read',
  (db, asked: { conversationId: ConversationId; before?: number | undefined; limit: number }) => earlier(db, asked),
)
/** Customers read their own; notes are left out in the query itself. */
export const ownHistory = view('conversations.receive', async (db, { before, limit }: { before?: number | undefined; limit: number }) => {
  const c = await findLatest(db, 'widget', db.actor.customerId!)
  return c ? earlier(db, { conversationId: c.id, before, limit }) : { items: [], next: null }
})

async function earlier(
  db: Reads,
  { conversationId, before, limit }: { conversationId: ConversationId; before?: number | undefined; limit: number },
) {
  const c = await conversationOf(db, conversationId)
  const items = freshAttachments(db, await listMessages(db, c.id, { before: before ?? null, limit, notes: mayReadNotes(db) }))
  const first = items[0]?.seq ?? 1
  return { items, next: first > 1 && items.length === limit ? first : null }
}

export const ownThread = view('conversations.receive', async (db, { channel }: { channel: string }): Promise<Thread | null> => {
  const c = await findLatest(db, channel, db.actor.customerId!)
  return c ? threadOf(db, c) : null
})

/** One waiting customer takes about this long to be served, when there is nothing better to go by. */
const SERVED_IN_SECONDS = 90

export const ownWait = view('conversations.receive', async (db, { channel }: { channel: string }): Promise<Wait> => {
  const c = await findLatest(db, channel, db.actor.customerId!)
  const shopId = db.actor.shopIds[0]!
  const online = (await receptiveStaff(db, shopId)).length
  if (c?.status !== 'waiting' || !c.waitingSince) return { position: 0, seconds: null, staffOnline: online > 0 }
  const ahead = await findWait(db, shopId, c.waitingSince)
  return { position: ahead + 1, seconds: online ? Math.ceil((ahead + 1) / online) * SERVED_IN_SECONDS : null, staffOnline: online > 0 }
})

export const staffOnline = view(
  'conversations.receive',
  async (db, _: object) => (await receptiveStaff(db, db.actor.shopIds[0]!)).length > 0,
)

export const staffList = view('people.read', async (db, _: object): Promise<{ items: Staff[]; next: null }> => {
  const counts = new Map((await attendedByStaff(db)).map(({ staffId, count }) => [staffId, count]))
  const items = (await colleagues(db)).map(({ id, name, email, role, presence, shopIds, cap }) => ({
    id,
    name,
    email,
    role,
    presence,
    shopIds,
    cap,
    attending: counts.get(id) ?? 0,
  }))
  return { items, next: null }
})

/** Whom a typing signal concerns; null when the actor has no part in the conversation. */
export const concerned = view('events.read', async (db, id: ConversationId): Promise<{ shopId: ShopId; customerId: CustomerId } | null> => {
  try {
    const { shopId, customerId } = await conversationOf(db, id)
    return { shopId, customerId }
  } catch {
    return null
  }
})
