import type { ConversationId, StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { ClosingSummary } from '../../../shared/wire/closing.ts'
import type { Conversation } from '../../../shared/wire/conversation.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { hasLeft, markGiven, staffForShop } from '../../people/steps.ts'
import { summaryFor } from '../closing.ts'
import { type Opening, openConversation } from '../opening.ts'
import { passToPeople } from '../passing.ts'
import { closed, givenBack, readByCustomer, readByStaff, reopened, requireOpen, returned, taken } from '../rules.ts'
import { sayAsStaff } from '../saying.ts'
import { type State, wire } from '../state.ts'
import { about, lockedConversation, tell } from '../steps.ts'
import { insertClosing } from '../store/closings.ts'
import { countAttended, lockAttendedBy, setConversations } from '../store/conversations.ts'
import { systemLine } from '../system-lines.ts'

/** The customer asks for a person, also as the first thing they do, and is told honestly how it stands. Asking again while waiting changes nothing. */
export const askForPerson = action('conversations.receive', async (tx, opening: Opening) =>
  wire(await passToPeople(tx, await openConversation(tx, opening))),
)
/** A member of staff takes a conversation, from the queue, from the assistant, or (with `conversations.watch`) from a colleague. */
export const takeConversation = action('conversations.take', async (tx, conversationId: ConversationId): Promise<Conversation> => {
  const c = await lockedConversation(tx, conversationId)
  const staffId = tx.actor.id as StaffId
  if (c.status === 'attended' && c.staffId === staffId) return wire(c)
  const staff = await staffForShop(tx, staffId, c.shopId)
  await requireRoom(tx, staffId, staff.cap)
  const next = taken(c, { id: staffId, name: staff.name }, tx.actor.permissions.has('conversations.watch'))
  await markGiven(tx, staffId)
  return wire(await tell(tx, next, systemLine('taken', c.language, { name: staff.name }), 'conversation.taken'))
})

async function requireRoom(tx: Tx, staffId: StaffId, cap: number): Promise<void> {
  if ((await countAttended(tx, staffId)) >= cap) throw new Refusal('conversation.full', { cap })
}

/** To a colleague who works for the shop, or (`to` null) back to the queue. The reason stays inside the house. */
export const transferConversation = action(
  'conversations.transfer',
  async (tx, { conversationId, to, reason }: { conversationId: ConversationId; to: StaffId | null; reason: string }) => {
    const c = await lockedConversation(tx, conversationId)
    requireOpen(c)
    if (!to) return wire(await tell(tx, returned(c, tx.now), systemLine('returned', c.language), 'conversation.transferred', reason))
    const staff = await staffForShop(tx, to, c.shopId)
    await requireRoom(tx, to, staff.cap)
    await markGiven(tx, to)
    const next = taken(c, { id: to, name: staff.name }, true)
    return wire(await tell(tx, next, systemLine('transferred', c.language, { name: staff.name }), 'conversation.transferred', reason))
  },
)

export const giveBack = action('conversations.transfer', async (tx, conversationId: ConversationId) => {
  const c = await lockedConversation(tx, conversationId)
  return wire(await tell(tx, givenBack(c), systemLine('givenBack', c.language), 'conversation.returned'))
})

export interface Ending {
  conversationId: ConversationId
  summary?: ClosingSummary | null | undefined
  /** Said before; whoever says it must attend the conversation. */
  farewell?: { clientId: string; body: string } | null | undefined
}
/** Ends it, with what the shop asks for and a last word; all of it or nothing. Throws `closing.summaryMissing`, and what a reply throws. */
export const closeConversation = action('conversations.close', async (tx, { conversationId, summary, farewell }: Ending) => {
  const c = await lockedConversation(tx, conversationId)
  requireOpen(c)
  const kept = await summaryFor(tx, c.shopId, summary ?? null)
  const said = farewell ? (await sayAsStaff(tx, c, { conversationId, ...farewell })).state : c
  const next = await tell(tx, closed(said, tx.now), systemLine('closed', c.language), 'conversation.closed')
  if (kept) await insertClosing(tx, { ...kept, shopId: c.shopId, conversationId, seq: next.lastSeq })
  return wire(next)
})

export const reopenConversation = action('conversations.close', async (tx, conversationId: ConversationId) => {
  const c = await lockedConversation(tx, conversationId)
  const staff = await staffForShop(tx, tx.actor.id as StaffId, c.shopId)
  return wire(await tell(tx, reopened(c, staff), systemLine('reopened', c.language), 'conversation.reopened'))
})

/**
 * Takes back what someone attends who has gone offline: to the front of the queue by how long each customer has waited. Running it again finds
 * nothing, and who has come back in the meantime keeps what they have taken since.
 */
export const takeBack = action('conversations.transfer', async (tx, staffId: StaffId) => {
  if (!(await hasLeft(tx, staffId))) return
  for (const c of await lockAttendedBy(tx, staffId))
    await tell(tx, returned(c, tx.now), systemLine('returned', c.language), 'conversation.returned')
})

export const markRead = action(
  'conversations.read',
  async (tx, { conversationId, seq }: { conversationId: ConversationId; seq: number }) => {
    const c = await lockedConversation(tx, conversationId)
    return wire(await keepRead(tx, c, readByStaff(c, seq), 'staff'))
  },
)
export const markReadByCustomer = action(
  'conversations.receive',
  async (tx, { conversationId, seq }: { conversationId: ConversationId; seq: number }) => {
    const c = await lockedConversation(tx, conversationId)
    await keepRead(tx, c, readByCustomer(c, seq), 'customer')
  },
)

async function keepRead(tx: Tx, before: State, after: State, by: 'staff' | 'customer'): Promise<State> {
  if (after === before) return before
  setConversations(tx, [after])
  tx.record('conversation.read', about(after), { conversation: wire(after), by })
  return after
}
