import type { ConversationId, ShopId, StaffId } from '../../shared/ids.ts'
import type { House } from '../foundation/house.ts'
import type { Tx } from '../foundation/transaction.ts'
import { markGiven } from '../people/steps.ts'
import { returned, taken } from './rules.ts'
import type { State } from './state.ts'
import { tell } from './steps.ts'
import { countAttended } from './store/conversations.ts'
import { listLatelySaid, lockSilent, lockWaiting, type Served, shopsToServe } from './store/routed.ts'
import { systemLine } from './system-lines.ts'

/* What routing may do with conversations, most of it inside its own transaction. */

/** Of these shops those with somebody to give out or to take back. */
export const withWork = (house: House, asked: readonly Served[]) => shopsToServe(house, asked)
/** The longest waiting of a shop, held; those somebody else is busy with are left out. */
export const waitingOf = (tx: Tx, shopId: ShopId, limit: number) => lockWaiting(tx, shopId, limit)
/** Whom somebody attends and has not answered since before, held. */
export const silentOf = (tx: Tx, shopId: ShopId, since: Date, limit: number) => lockSilent(tx, shopId, since, limit)

/** Gives a locked conversation to somebody; false when they have taken as many as they can since it was looked. */
export async function give(tx: Tx, c: State, staff: { id: StaffId; name: string; cap: number }): Promise<boolean> {
  // Holds their row, so that what is counted stays true until this is committed.
  await markGiven(tx, staff.id)
  if ((await countAttended(tx, staff.id)) >= staff.cap) return false
  await tell(tx, taken(c, staff, false), systemLine('taken', c.language, { name: staff.name }), 'conversation.taken')
  return true
}

/** Back to the queue from somebody who said nothing; the customer keeps their place and is told. */
export async function takeBackSilent(tx: Tx, c: State): Promise<void> {
  await tell(tx, returned(c, tx.now), systemLine('returned', c.language, {}, 'silent'), 'conversation.returned')
}

/** What customers wrote lately, by conversation. */
export async function wroteLately(tx: Tx, ids: readonly ConversationId[]): Promise<Map<string, string>> {
  return new Map((await listLatelySaid(tx, ids)).map(({ conversationId, said }) => [conversationId, said]))
}
