import type { ConversationId, ShopId } from '../../shared/ids.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Reads } from '../foundation/transaction.ts'
import { wire } from './state.ts'
import { type CountedRow, listUnanswered, listWithTurns } from './store/counted.ts'
import { countQueues, listInbox } from './store/inbox.ts'

/* What the wall and the reports ask of conversations. */

export type { CountedRow }
/** Conversations with who wrote when. */
export const withTurns = (db: Reads, ids: readonly ConversationId[]) => listWithTurns(db, ids)

/** Who waits for a person, the longest first, and whom people attend and have not answered. */
export async function standing(db: Reads, shopIds: readonly ShopId[], limit: number) {
  const counts = await countQueues(db, shopIds)
  const waiting = (await listInbox(db, 'waiting', shopIds, null, limit)).slice(0, limit).map(wire)
  const unanswered: Conversation[] = (await listUnanswered(db, shopIds, limit)).map(wire)
  return { counts, waiting, unanswered }
}
