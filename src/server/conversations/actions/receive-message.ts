import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import { type Language, languageOf } from '../../../shared/language.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import type { Attachment, Conversation, Message } from '../../../shared/wire/conversation.ts'
import { batchAction, type Given } from '../../foundation/batch-action.ts'
import { customerOf, type Opening, openConversations } from '../opening.ts'
import { withMessage } from '../rules.ts'
import { type Draft, wire } from '../state.ts'
import { about, messageOf } from '../steps.ts'
import { setConversations } from '../store/conversations.ts'
import { insertMessages, listByClient, listInOpen } from '../store/messages.ts'

export interface Inbound extends Opening {
  clientId: string
  body: string
  attachments: Attachment[]
}
export interface Received {
  message: Message
  conversation: Conversation
  /** False when it had arrived before. */
  fresh: boolean
}

/**
 * Takes in what customers write on a channel: finds, reopens or opens their conversation, gives the message its place, records it. Many at once are
 * committed together; the same client id twice, at once or later, is one message.
 */
export const receiveMessage = batchAction<Inbound, Received>(
  'conversations.receive',
  { together: ({ channel }) => channel, inOrder: ({ id }) => id },
  async (tx, given) => {
    // Both in one write: what is in the open conversations is read behind their locks.
    const [{ open, late }, known] = await Promise.all([
      openConversations(tx, given),
      listInOpen(
        tx,
        given[0]!.input.channel,
        given.map((one) => ({ customerId: customerOf(one), clientId: one.input.clientId })),
      ),
    ])
    const pairs = given.map((one) => ({ conversationId: open.get(customerOf(one))!.id, clientId: one.input.clientId }))
    if (late.size)
      known.push(
        ...(await listByClient(
          tx,
          pairs.filter(({ conversationId }) => late.has(conversationId)),
        )),
      )
    const there = new Map(known.map((message) => [keyOf(message.conversationId, message.clientId!), message]))
    const written: { shopId: ShopId; message: Message }[] = []
    const outputs = given.map((one): Received | Refusal => {
      const state = open.get(customerOf(one))!
      const key = keyOf(state.id, one.input.clientId)
      const before = there.get(key)
      if (before) return { message: before, conversation: wire(state), fresh: false }
      const draft = draftOf(one, state.language)
      const next = withMessage(
        { ...state, language: draft.language ?? state.language, viewing: one.input.viewing ?? state.viewing },
        draft,
        tx.now,
      )
      const message = messageOf(next, draft, tx.now)
      open.set(customerOf(one), next)
      there.set(key, message)
      written.push({ shopId: next.shopId, message })
      tx.record('message.received', about(next), { message, conversation: wire(next) })
      return { message, conversation: wire(next), fresh: true }
    })
    if (written.length) {
      const changed = new Set(written.map((one) => one.message.conversationId))
      insertMessages(tx, written)
      setConversations(
        tx,
        [...open.values()].filter((state) => changed.has(state.id)),
      )
    }
    return outputs
  },
)

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
