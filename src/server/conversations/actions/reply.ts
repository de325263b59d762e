import type { ConversationId, StaffId } from '../../../shared/ids.ts'
import { languageOf } from '../../../shared/language.ts'
import type { Attachment, Card, Message } from '../../../shared/wire/conversation.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { promisedIn } from '../promised.ts'
import { requireMine, requireOpen } from '../rules.ts'
import { type Draft, type State, wire } from '../state.ts'
import { about, lockedConversation, send, write } from '../steps.ts'
import { listByClient } from '../store/messages.ts'
import { callOn } from './mentions.ts'

export interface Said {
  conversationId: ConversationId
  clientId: string
  body: string
  attachments?: Attachment[]
  cards?: Card[]
  /** Until when what the message promises will be kept; null = it promises nothing. Not given: the house looks for itself. */
  promise?: Date | null | undefined
}

const draft = (tx: Tx, c: State, said: Said, kind: Draft['kind'], author: Draft['author']): Draft & { clientId: string } => ({
  clientId: said.clientId,
  author,
  authorId: tx.actor.id,
  authorName: tx.actor.name,
  kind,
  systemCode: null,
  body: said.body,
  language: languageOf(said.body, c.language),
  cards: said.cards ?? [],
  attachments: said.attachments ?? [],
})

/** A member of staff answers in a conversation they attend. What it promises has a time, or it does not leave: `commitment.dueMissing`. */
export const reply = action('conversations.reply', async (tx, said: Said) => {
  const c = await lockedConversation(tx, said.conversationId)
  requireMine(c, tx.actor.id)
  const promised = promisedIn(said.body, said.promise, tx.now)
  const { message } = await send(tx, c, draft(tx, c, said, 'text', 'staff'))
  if (promised)
    tx.record('promise.made', about(c), { messageId: message.id, conversationId: c.id, staffId: tx.actor.id as StaffId, ...promised })
  return message
})

/** Only colleagues see it, and those it names are called on; it may be added to any conversation one sees, also a closed one. */
export const addNote = action('conversations.note', async (tx, said: Said) => {
  const c = await lockedConversation(tx, said.conversationId)
  const [before] = await listByClient(tx, [said])
  if (before) return before
  const { state, message } = await write(tx, c, draft(tx, c, said, 'note', 'staff'))
  tx.record('note.added', about(c), { message, conversation: wire(state) })
  await callOn(tx, c, said.body)
  return message
})

/**
 * The assistant answers, if it still holds the conversation; null when a person has it by now. `useful` stops the first-answer clock. A step, not an
 * action: what the assistant remembers of its answer is written with it, so that a customer's quick yes finds the card it means.
 */
export async function sayAnswer(tx: Tx, { useful, ...said }: Said & { useful: boolean }): Promise<Message | null> {
  const c = await lockedConversation(tx, said.conversationId)
  requireOpen(c)
  if (c.status !== 'assistant') return null
  const { message } = await send(tx, c, draft(tx, c, said, 'text', 'assistant'), useful)
  return message
}
