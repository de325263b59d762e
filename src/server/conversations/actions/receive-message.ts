import type { ShopId } from '../../../shared/ids.ts'
import { type Language, languageOf } from '../../../shared/language.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import type { Attachment, Conversation, Message } from '../../../shared/wire/conversation.ts'
import { type Action, view } from '../../foundation/action.ts'
import { batchAction, type Given } from '../../foundation/batch-action.ts'
import type { Context } from '../../foundation/house.ts'
import { customerOf, type Opening, openConversations } from '../opening.ts'
import { withMessage } from '../rules.ts'
import { type Draft, wire } from '../state.ts'
import { about, messageOf } from '../steps.ts'
import { findLatest, setTalks } from '../store/conversations.ts'
import { findByClient, insertMessages, isThere } from '../store/messages.ts'

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
export const receiveMessage: Action<Inbound, Received> = Object.assign(
  async (context: Context, input: Inbound): Promise<Received> => {
    try {
      return await receiveNew(context, input)
    } catch (error) {
      const before = isThere(error) && (await findReceived(context, input))
      if (!before) throw error
      return before
    }
  },
  { permission: 'conversations.receive' as const },
)

/** What is written is new, nearly always: it is not asked before, the index refuses it otherwise. */
const receiveNew = batchAction<Inbound, Received>(
  'conversations.receive',
  ({ channel }) => channel,
  async (tx, given) => {
    const open = await openConversations(tx, given)
    const there = new Map<string, Message>()
    const written: { shopId: ShopId; message: Message }[] = []
    const outputs = given.map((one): Received | Refusal => {
      const state = open.get(customerOf(one))!
      const key = `${state.id} ${one.input.clientId}`
      const before = there.get(key)
      if (before) return { message: before, conversation: wire(state), fresh: false }
      const draft = draftOf(one, state.language)
      const next = withMessage(state, draft, tx.now)
      next.language = draft.language ?? state.language
      next.viewing = one.input.viewing ?? state.viewing
      const message = messageOf(next, draft, tx.now)
      open.set(customerOf(one), next)
      there.set(key, message)
      written.push({ shopId: next.shopId, message })
      const conversation = wire(next)
      tx.record('message.received', about(next), { message, conversation })
      return { message, conversation, fresh: true }
    })
    setTalks(tx, [...open.values()])
    insertMessages(tx, written)
    return outputs
  },
)

const findReceived = view('conversations.receive', async (db, { channel, clientId }: Inbound): Promise<Received | undefined> => {
  const state = await findLatest(db, channel, db.actor.customerId!)
  const message = state && (await findByClient(db, state.id, clientId))
  return message && { message, conversation: wire(state), fresh: false }
})

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
