import type { ConversationId, CustomerId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import type { State } from './state.ts'
import { conversationOf, send } from './steps.ts'
import { findOpenOf, lockConversation } from './store/conversations.ts'
import { systemLine } from './system-lines.ts'

/**
 * Says in a conversation what happened elsewhere, once per client id, through the guard; nothing when the conversation is closed or there is
 * nothing to say in it.
 */
export async function tellCustomer(
  tx: Tx,
  id: ConversationId,
  clientId: string,
  say: (conversation: State) => string | null,
): Promise<void> {
  const c = await lockConversation(tx, id)
  if (!c || c.status === 'closed') return
  const text = say(c)
  if (text) await send(tx, c, { ...systemLine('aftersale', c.language, { text }), clientId }, false)
}

/** The conversation something of this customer's belongs to: the one that was named, else the one that is open. Throws `conversation.notFound`. */
export async function conversationFor(db: Reads, customerId: CustomerId, named: ConversationId | null): Promise<ConversationId | null> {
  if (!named) return findOpenOf(db, customerId)
  if ((await conversationOf(db, named)).customerId !== customerId) throw new Refusal('conversation.notFound')
  return named
}
