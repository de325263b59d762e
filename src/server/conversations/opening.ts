import type { CustomerId, ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Given } from '../foundation/batch-action.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import { takeKnown } from './known.ts'
import { mayReopen, reopened } from './rules.ts'
import { type State, wire } from './state.ts'
import { about } from './steps.ts'
import { findLatest, insertConversation, lockConversation, lockOpen, setConversations } from './store/conversations.ts'

/** What a customer's conversation is opened with. */
export interface Opening {
  channel: string
  shopId: ShopId
  language: Language
  viewing: Conversation['viewing']
}

export const customerOf = ({ actor }: Given<Opening>): CustomerId => actor.customerId!

/** Each customer's open conversation on one channel, locked or known. Customers without one get their latest reopened, or a new one. */
export async function openConversations(tx: Tx, given: readonly Given<Opening>[]): Promise<Map<CustomerId, State>> {
  const channel = given[0]!.input.channel
  const customers = [...new Set(given.map(customerOf))]
  const open = takeKnown(tx.house, channel, customers)
  const others = customers.filter((customer) => !open.has(customer))
  if (others.length) for (const state of await lockOpen(tx, channel, others)) open.set(state.customerId, state)
  for (const one of given) if (!open.has(customerOf(one))) open.set(customerOf(one), await openOne(tx, one))
  return open
}

/** The same for the customer who acts. */
export async function openConversation(tx: Tx, input: Opening): Promise<State> {
  const [there] = await lockOpen(tx, input.channel, [tx.actor.customerId!])
  return there ?? openOne(tx, { actor: tx.actor, input })
}

async function openOne(tx: Tx, { actor, input }: Given<Opening>): Promise<State> {
  const latest = await findLatest(tx, input.channel, actor.customerId!)
  if (latest && mayReopen(latest, tx.now)) {
    const held = (await lockConversation(tx, latest.id))!
    // Another process was faster and has reopened it.
    if (held.status !== 'closed') return held
    const again = reopened(held, null)
    setConversations(tx, [again])
    return again
  }
  const state = newState(tx, input, actor.customerId!, actor.name)
  if (await insertConversation(tx, state)) {
    tx.record('conversation.opened', about(state), { conversation: wire(state) })
    return state
  }
  const [theirs] = await lockOpen(tx, input.channel, [actor.customerId!])
  if (!theirs) throw new Refusal('conversation.closed')
  return theirs
}

const newState = (tx: Tx, input: Opening, customerId: CustomerId, customerName: string | null): State => ({
  id: newId<'conversation'>(),
  shopId: input.shopId,
  customerId,
  customerName,
  channel: input.channel,
  status: 'assistant',
  staffId: null,
  staffName: null,
  language: input.language,
  lastSeq: 0,
  lastAuthor: null,
  lastExcerpt: null,
  lastMessageAt: null,
  waitingSince: null,
  unread: 0,
  customerReadSeq: 0,
  staffReadSeq: 0,
  viewing: input.viewing,
  firstAskedAt: null,
  firstAnswerMs: null,
  openedAt: tx.now,
  lastAt: tx.now,
  closedAt: null,
  snoozedUntil: null,
  tags: [],
})
