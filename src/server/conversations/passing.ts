import type { ConversationId } from '../../shared/ids.ts'
import type { Tx } from '../foundation/transaction.ts'
import { receptiveStaff } from '../people/steps.ts'
import { handedOver, requireOpen } from './rules.ts'
import { type Draft, type State, wire } from './state.ts'
import { about, lockedConversation, tell, write } from './steps.ts'
import { findWait } from './store/inbox.ts'
import { systemLine } from './system-lines.ts'

/** The assistant passes the conversation to people, with a note for whoever takes it. Nothing changes when people have it already. */
export async function handOver(tx: Tx, { conversationId, note }: { conversationId: ConversationId; note: string }): Promise<void> {
  const c = await lockedConversation(tx, conversationId)
  if (c.status !== 'assistant' || !note) return void (await passToPeople(tx, c))
  const { state, message } = await write(tx, c, summary(c, note))
  tx.record('note.added', about(c), { message, conversation: wire(state) })
  await passToPeople(tx, state)
}

/** What the assistant leaves for whoever takes over; customers never see it. */
const summary = (c: State, body: string): Draft => ({
  clientId: null,
  author: 'assistant',
  authorId: 'assistant',
  authorName: null,
  kind: 'note',
  systemCode: null,
  body,
  language: c.language,
  cards: [],
  attachments: [],
})

/** Into the queue, and the customer is told honestly how it stands. */
export async function passToPeople(tx: Tx, c: State): Promise<State> {
  requireOpen(c)
  if (c.status !== 'assistant') return c
  const ahead = await findWait(tx, c.shopId, tx.now)
  const online = await receptiveStaff(tx, c.shopId)
  const line = online.length
    ? systemLine('queued', c.language, { ahead }, ahead ? 'queued' : 'next')
    : systemLine('noOneOnline', c.language, { position: ahead + 1 })
  return tell(tx, handedOver(c, tx.now), line, 'conversation.handedOver')
}
