import type { EventName, Events } from './events.ts'
import type { Conversation, Message } from './wire/conversation.ts'
import type { CustomerConversation } from './wire/widget.ts'

/** One conversation as a screen holds it. */
export interface ConversationState {
  conversation: Conversation
  /** By seq, ascending, no doubles. */
  messages: Message[]
}

/** Puts a message in its place; one already there (same seq) is replaced. */
export function withMessage(messages: readonly Message[], message: Message): Message[] {
  const at = messages.findLastIndex((m) => m.seq <= message.seq)
  if (at >= 0 && messages[at]?.seq === message.seq) return messages.with(at, message)
  return messages.toSpliced(at + 1, 0, message)
}

/** Old state + event = new state. Events of other conversations change nothing; an older one than what we hold can't undo it. */
export function applyEvent(state: ConversationState, event: { data: Events[EventName] }): ConversationState {
  const carried = event.data as { conversation?: Conversation; message?: Message }
  if (carried.conversation?.id !== state.conversation.id) return state
  return {
    conversation: carried.conversation,
    messages: carried.message ? withMessage(state.messages, carried.message) : state.messages,
  }
}

/** What the customer may know of their conversation. */
export const forCustomer = (c: Conversation): CustomerConversation => ({
  id: c.id,
  status: c.status,
  staffName: c.staffName,
  language: c.language,
  lastSeq: c.lastSeq,
  customerReadSeq: c.customerReadSeq,
  staffReadSeq: c.staffReadSeq,
  openedAt: c.openedAt,
  closedAt: c.closedAt,
})
