import type { ShopId, TicketId } from '../../shared/ids.ts'
import type { Text } from '../../shared/language.ts'
import type { State } from '../conversations/state.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { usualSurvey } from './rules.ts'
import { insertRating, listSurveys, setRating, setTicketOf } from './store.ts'

/** How reasons are called in these shops. */
export async function reasonLabels(db: Reads, shopIds: readonly ShopId[]): Promise<ReadonlyMap<string, Text>> {
  const kept = await listSurveys(db, shopIds)
  return new Map([usualSurvey, ...kept].flatMap(({ reasons }) => reasons.map(({ code, label }) => [code, label] as const)))
}

interface Past {
  score: number | null
  reasons: readonly string[]
  words: string
  ticketId: TicketId | null
}
/** Puts what somebody thought of a conversation that is over into the room as it was (demo); nobody is told. The first line stands for its closing. */
export async function keepRating(tx: Tx, c: State, { score, reasons, words, ticketId }: Past): Promise<void> {
  const at = c.closedAt ?? tx.now
  const { shopId, id: conversationId, customerId, staffId, language } = c
  await insertRating(tx, { shopId, conversationId, seq: 1, customerId, staffId, language }, at)
  if (score !== null) setRating(tx, { shopId, conversationId, seq: 1 }, { score, reasons: [...reasons], words }, 'widget', at)
  if (ticketId) await setTicketOf(tx, conversationId, 1, ticketId)
}
