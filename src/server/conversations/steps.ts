import type { Events } from '../../shared/events.ts'
import type { ConversationId, CustomerId, ShopId, StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Conversation, Message } from '../../shared/wire/conversation.ts'
import { isoTime } from '../foundation/iso-time.ts'
import { newId } from '../foundation/new-id.ts'
import { keepFindable } from '../foundation/search-entries.ts'
import type { About, Reads, Tx } from '../foundation/transaction.ts'
import { checkText, passGuard } from '../guard/steps.ts'
import { withMessage } from './rules.ts'
import { type Draft, type State, wire } from './state.ts'
import {
  conversationsOf,
  findConversation,
  findWritten,
  insertConversation,
  lockConversation,
  setConversations,
} from './store/conversations.ts'
import { customerWroteAfter, findByClient, insertMessages, isSaidToCustomer, listMessages } from './store/messages.ts'
import { listLoads } from './store/routed.ts'

export { isSaidToCustomer }

export const about = (c: State): About => ({ shopId: c.shopId, customerId: c.customerId, conversationId: c.id })

/** Throws `conversation.notFound`, also for one of a shop the actor doesn't see or of another customer. */
export async function conversationOf(db: Reads, id: ConversationId): Promise<State> {
  return visible(db, await findConversation(db, id))
}
export async function lockedConversation(tx: Tx, id: ConversationId): Promise<State> {
  return visible(tx, await lockConversation(tx, id))
}
function visible(db: Reads, found: State | undefined): State {
  if (!found || (db.actor.customerId && db.actor.customerId !== found.customerId)) throw new Refusal('conversation.notFound')
  return found
}

export const messageOf = (c: State, draft: Draft, now: Date): Message => ({
  id: newId<'message'>(),
  conversationId: c.id,
  seq: c.lastSeq,
  ...draft,
  at: isoTime(now),
})

/** Writes one message and what it changes. The conversation must be locked. */
export async function write(tx: Tx, c: State, draft: Draft, useful = true): Promise<{ state: State; message: Message }> {
  const state = withMessage(c, draft, tx.now, useful)
  const message = messageOf(state, draft, tx.now)
  insertMessages(tx, [{ shopId: c.shopId, message }])
  setConversations(tx, [state])
  return { state, message }
}

/**
 * The one way anything leaves for a customer, whoever says it: through the guard, into the thread, recorded. Sending the same client id again
 * gives the message that is already there. Throws `message.blocked`.
 */
export async function send(
  tx: Tx,
  c: State,
  draft: Draft & { clientId: string },
  useful = true,
): Promise<{ state: State; message: Message }> {
  const { channel, id: conversationId } = c
  // Asked together: neither needs the other's answer.
  const [before, checked] = await Promise.all([findByClient(tx, c.id, draft.clientId), checkText(tx, c.shopId, draft.body, channel)])
  if (before) return { state: c, message: before }
  const body = await passGuard(tx, c.shopId, draft.body, { channel, conversationId }, checked)
  const { state, message } = await write(tx, c, { ...draft, body }, useful)
  const waitedSince = state.waitingSince ? null : c.waitingSince
  const ended = waitedSince ? { waitedSince: waitedSince.toISOString() } : {}
  tx.record('message.sent', about(c), { message, conversation: wire(state), ...ended })
  return { state, message }
}

type Change = 'conversation.handedOver' | 'conversation.taken' | 'conversation.returned' | 'conversation.closed' | 'conversation.reopened'

/** A change everybody in the conversation sees as a line in the thread. */
export async function tell(tx: Tx, c: State, line: Draft, name: Change | 'conversation.transferred', reason = ''): Promise<State> {
  const { state, message } = await write(tx, c, line)
  const data = { message, conversation: wire(state) }
  if (name === 'conversation.transferred') tx.record(name, about(c), { ...data, reason })
  else tx.record(name, about(c), data satisfies Events[Change])
  return state
}

/** The conversation a customer's message still wants the assistant's answer in: the assistant holds it and the customer has written nothing since. */
export async function askedSince(db: Reads, message: Message): Promise<Conversation | null> {
  const state = await findConversation(db, message.conversationId)
  if (!state || state.status !== 'assistant') return null
  const later = await customerWroteAfter(db, message.conversationId, message.seq)
  return later ? null : wire(state)
}

/** Puts a conversation that happened before (demo, import from another desk) into the room as it was; nobody is told. */
export async function keepConversation(tx: Tx, state: State, messages: readonly Message[]): Promise<void> {
  await insertConversation(tx, state)
  setConversations(tx, [state])
  insertMessages(
    tx,
    messages.map((message) => ({ shopId: state.shopId, message })),
  )
  const { shopId, id: subjectId } = state
  await keepFindable(
    tx,
    messages.map(({ seq: part, at, body }) => ({ shopId, kind: 'message', subjectId, part, title: '', at, texts: [body] })),
  )
}

/** Where a customer would be reached who has written before: their latest conversation, on whatever channel. */
export const latestWith = async (db: Reads, customerId: CustomerId): Promise<State | undefined> =>
  (await conversationsOf(db, [customerId], null, 1))[0]

const LONGEST_RECORD = 2_000
/** How busy people are now. */
export const loads = (db: Reads, staffIds: readonly StaffId[]) => listLoads(db, staffIds)

const LATELY = 40
/** The last lines of a conversation without the notes, oldest first; at most forty. */
export const saidLately = (db: Reads, id: ConversationId): Promise<Message[]> =>
  listMessages(db, id, { before: null, limit: LATELY, notes: false })

/** What was said in a conversation, without the notes of colleagues, oldest first: for a record that leaves the house. */
export const saidIn = (db: Reads, id: ConversationId): Promise<Message[]> =>
  listMessages(db, id, { before: null, limit: LONGEST_RECORD, notes: false })

/** Where a customer of the shop has written last; null when nobody has yet. */
export const lastWritten = async (db: Reads, shopId: ShopId): Promise<ConversationId | null> => (await findWritten(db, shopId))?.id ?? null
