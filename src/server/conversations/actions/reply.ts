import type { Message } from '../../../shared/wire/conversation.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { callOn } from '../calling.ts'
import { requireOpen } from '../rules.ts'
import { draftOf, type Said, sayAsStaff } from '../saying.ts'
import { wire } from '../state.ts'
import { about, lockedConversation, send, write } from '../steps.ts'
import { findByClient } from '../store/messages.ts'

/** A member of staff answers in a conversation they attend. */
export const reply = action('conversations.reply', async (tx, said: Said) => {
  const c = await lockedConversation(tx, said.conversationId)
  return (await sayAsStaff(tx, c, said)).message
})

/** Only colleagues see it, and those it names are called on; it may be added to any conversation one sees, also a closed one. */
export const addNote = action('conversations.note', async (tx, said: Said) => {
  const c = await lockedConversation(tx, said.conversationId)
  const before = await findByClient(tx, said.conversationId, said.clientId)
  if (before) return before
  const { state, message } = await write(tx, c, draftOf(tx, c, said, 'note', 'staff'))
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
  const { message } = await send(tx, c, draftOf(tx, c, said, 'text', 'assistant'), useful)
  return message
}
