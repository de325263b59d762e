import type { ConversationId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Conversation } from '../../../shared/wire/conversation.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { requireMine, snoozed, woken } from '../rules.ts'
import { type State, wire } from '../state.ts'
import { about, lockedConversation } from '../steps.ts'
import { lockBack, setConversations } from '../store/conversations.ts'

export interface Snooze {
  conversationId: ConversationId
  until: Date
}
/** Puts a conversation one attends out of sight; it comes back by itself, and at once when somebody writes. */
export const snoozeConversation = action('conversations.close', async (tx, { conversationId, until }: Snooze): Promise<Conversation> => {
  const c = await lockedConversation(tx, conversationId)
  if (!tx.actor.permissions.has('conversations.watch')) requireMine(c, tx.actor.id)
  return wire(await keep(tx, snoozed(c, until, tx.now), 'conversation.snoozed'))
})

export const wakeConversation = action('conversations.close', async (tx, conversationId: ConversationId): Promise<Conversation> => {
  const c = await lockedConversation(tx, conversationId)
  if (!c.snoozedUntil) throw new Refusal('conversation.notSnoozed')
  return wire(await keep(tx, woken(c), 'conversation.woken'))
})

/** Brings back whose time has come; returns how many. */
export const wakeDue = action('operations.manage', async (tx, limit: number): Promise<number> => {
  const back = (await lockBack(tx, limit)).map(woken)
  if (back.length) setConversations(tx, back)
  for (const c of back) tx.record('conversation.woken', about(c), { conversation: wire(c) })
  return back.length
})

async function keep(tx: Tx, c: State, name: 'conversation.snoozed' | 'conversation.woken'): Promise<State> {
  setConversations(tx, [c])
  tx.record(name, about(c), { conversation: wire(c) })
  return c
}
