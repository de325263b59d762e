import type { ConversationId, StaffId } from '../../shared/ids.ts'
import { languageOf } from '../../shared/language.ts'
import type { Attachment, Card, Message } from '../../shared/wire/conversation.ts'
import type { Tx } from '../foundation/transaction.ts'
import { promisedIn } from './promised.ts'
import { requireMine } from './rules.ts'
import type { Draft, State } from './state.ts'
import { about, send } from './steps.ts'

export interface Said {
  conversationId: ConversationId
  clientId: string
  body: string
  attachments?: Attachment[]
  cards?: Card[]
  /** Until when what the message promises will be kept; null = it promises nothing. Not given: the house looks for itself. */
  promise?: Date | null | undefined
}

export const draftOf = (tx: Tx, c: State, said: Said, kind: Draft['kind'], author: Draft['author']): Draft & { clientId: string } => ({
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

/** Whoever attends a conversation says something in it. What it promises has a time, or it does not leave: `commitment.dueMissing`. */
export async function sayAsStaff(tx: Tx, c: State, said: Said): Promise<{ state: State; message: Message }> {
  requireMine(c, tx.actor.id)
  const promised = promisedIn(said.body, said.promise, tx.now)
  const sent = await send(tx, c, draftOf(tx, c, said, 'text', 'staff'))
  if (promised)
    tx.record('promise.made', about(c), { messageId: sent.message.id, conversationId: c.id, staffId: tx.actor.id as StaffId, ...promised })
  return sent
}
