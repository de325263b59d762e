import { passes } from '../../shared/inbox-filter.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { InboxFilter } from '../../shared/wire/views.ts'

export interface ListOf {
  /** A queue, or where a saved list is. */
  queue: string
  shop: string | null
  staffId: string
  /** What a saved list is narrowed by. */
  filter?: InboxFilter
}

export function belongs(c: Conversation, { queue, shop, staffId, filter }: ListOf): boolean {
  if (shop && c.shopId !== shop) return false
  if (filter) return passes(c, filter, staffId, Date.now())
  if (queue === 'all') return true
  if (queue === 'open') return c.status !== 'closed'
  if (queue === 'mine') return c.status === 'attended' && c.staffId === staffId && !c.snoozedUntil
  if (queue === 'snoozed') return c.staffId === staffId && c.snoozedUntil !== null
  return c.status === queue
}

/** The order the server lists a queue in: longest waiting first in `mine` and `waiting`, newest first elsewhere. */
export function compare(queue: string): (a: Conversation, b: Conversation) => number {
  const later = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)
  if (queue === 'mine' || queue === 'waiting') return (a, b) => -later(a.waitingSince ?? '9', b.waitingSince ?? '9') || -later(a.id, b.id)
  if (queue === 'snoozed') return (a, b) => -later(a.snoozedUntil ?? '9', b.snoozedUntil ?? '9') || -later(a.id, b.id)
  return (a, b) => later(a.lastAt, b.lastAt) || later(a.id, b.id)
}

/**
 * A list with what an event says of a conversation: put in its place, moved, or taken out. `complete` = the last page is loaded; without it a
 * row that belongs behind the last one is left to the page it is on.
 */
export function withConversation(items: readonly Conversation[], c: Conversation, of: ListOf, complete: boolean): Conversation[] {
  // Who was called on where, the conversation does not say.
  if (of.queue === 'mentions') return items.map((one) => (one.id === c.id ? c : one))
  const rest = items.filter((one) => one.id !== c.id)
  if (!belongs(c, of)) return rest
  const order = compare(of.queue)
  const at = rest.findIndex((one) => order(c, one) < 0)
  if (at >= 0) return rest.toSpliced(at, 0, c)
  return complete || rest.length < items.length ? [...rest, c] : rest
}
