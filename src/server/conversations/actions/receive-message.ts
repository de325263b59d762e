import type { ConversationId, CustomerId, ShopId } from '../../../shared/ids.ts'
import { type Language, languageOf } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Attachment, Conversation, Message } from '../../../shared/wire/conversation.ts'
import { batchAction, type Given } from '../../foundation/batch-action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { mayReopen, reopened, withMessage } from '../rules.ts'
import { type Draft, type State, wire } from '../state.ts'
import { about, messageOf } from '../steps.ts'
import { findLatest, insertConversation, lockOpen, setConversations } from '../store/conversations.ts'
import { insertMessages, listByClient } from '../store/messages.ts'

export interface Inbound {
  channel: string
  shopId: ShopId
  clientId: string
  body: string
  language: Language
  viewing: Conversation['viewing']
  attachments: Attachment[]
}
export interface Received {
  message: Message
  conversation: Conversation
  /** False when it had arrived before. */
  fresh: boolean
}

const customerOf = ({ actor }: Given<Inbound>): CustomerId => actor.customerId!

/**
 * Takes in what customers write: finds, reopens or opens their conversation, gives the message its place, records it. Many at once are
 * committed together; the same client id twice, at once or later, is one message.
 */
export const receiveMessage = batchAction<Inbound, Received>('conversations.receive', (given) => given.actor.id, async (tx, given) => {
  const open = await openConversations(tx, given)
  const known = await listByClient(
    tx,
    given.map((one) => ({ conversationId: open.get(customerOf(one))!.id, clientId: one.input.clientId })),
  )
  const there = new Map(known.map((message) => [keyOf(message.conversationId, message.clientId!), message]))
  const written: { shopId: ShopId; message: Message }[] = []
  const outputs = given.map((one): Received | Refusal => {
    const state = open.get(customerOf(one))!
    const key = keyOf(state.id, one.input.clientId)
    const before = there.get(key)
    if (before) return { message: before, conversation: wire(state), fresh: false }
    const draft = draftOf(one, state.language)
    const next = withMessage({ ...state, language: draft.language ?? state.language, viewing: one.input.viewing ?? state.viewing }, draft, tx.now)
    const message = messageOf(next, draft, tx.now)
    open.set(customerOf(one), next)
    there.set(key, message)
    written.push({ shopId: next.shopId, message })
    tx.record('message.received', about(next), { message, conversation: wire(next) })
    return { message, conversation: wire(next), fresh: true }
  })
  if (written.length) {
    await insertMessages(tx, written)
    const changed = new Set(written.map((one) => one.message.conversationId))
    await setConversations(tx, [...open.values()].filter((state) => changed.has(state.id)))
  }
  return outputs
})

const keyOf = (conversationId: ConversationId, clientId: string) => `${conversationId} ${clientId}`

const draftOf = ({ actor, input }: Given<Inbound>, fallback: Language): Draft => ({
  clientId: input.clientId,
  author: 'customer',
  authorId: actor.id,
  authorName: actor.name,
  kind: 'text',
  systemCode: null,
  body: input.body,
  language: languageOf(input.body, fallback),
  cards: [],
  attachments: input.attachments,
})

/** Each customer's open conversation, locked. Customers without one get their latest reopened, or a new one. */
async function openConversations(tx: Tx, given: readonly Given<Inbound>[]): Promise<Map<CustomerId, State>> {
  const channel = given[0]!.input.channel
  const customers = [...new Set(given.map(customerOf))]
  const open = new Map((await lockOpen(tx, channel, customers)).map((state) => [state.customerId, state]))
  for (const one of given) if (!open.has(customerOf(one))) open.set(customerOf(one), await openOne(tx, one))
  return open
}

type Opening = Pick<Inbound, 'shopId' | 'channel' | 'language' | 'viewing'>

/** The customer's open conversation, locked: there already, reopened, or new. */
export async function openFor(tx: Tx, input: Opening): Promise<State> {
  const [there] = await lockOpen(tx, input.channel, [tx.actor.customerId!])
  return there ?? openOne(tx, { actor: tx.actor, input })
}

async function openOne(tx: Tx, { actor, input }: { actor: Given<Inbound>['actor']; input: Opening }): Promise<State> {
  const latest = await findLatest(tx, input.channel, actor.customerId!)
  if (latest && mayReopen(latest, tx.now)) {
    const again = reopened(latest, null)
    await setConversations(tx, [again])
    return again
  }
  const state = newState(tx, input, actor.customerId!, actor.name)
  if (await insertConversation(tx, state)) {
    tx.record('conversation.opened', about(state), { conversation: wire(state) })
    return state
  }
  const [theirs] = await lockOpen(tx, input.channel, [actor.customerId!])
  if (!theirs) throw new Refusal('conversation.closed')
  return theirs
}

const newState = (tx: Tx, input: Opening, customerId: CustomerId, customerName: string | null): State => ({
  id: newId<'conversation'>(),
  shopId: input.shopId,
  customerId,
  customerName,
  channel: input.channel,
  status: 'assistant',
  staffId: null,
  staffName: null,
  language: input.language,
  lastSeq: 0,
  lastAuthor: null,
  lastExcerpt: null,
  lastMessageAt: null,
  waitingSince: null,
  unread: 0,
  customerReadSeq: 0,
  staffReadSeq: 0,
  viewing: input.viewing,
  firstAskedAt: null,
  firstAnswerMs: null,
  openedAt: tx.now,
  lastAt: tx.now,
  closedAt: null,
})
