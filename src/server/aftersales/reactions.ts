import type { AftersaleId, OrderId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { type PlatformAct, type PlatformOutcome, portOf } from '../commerce/port.ts'
import { findOrder } from '../commerce/steps.ts'
import { action, view } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { type Reaction, reaction } from '../foundation/reactions.ts'
import { type Move, movesOfCase } from './assess.ts'
import { settle } from './settle.ts'
import { holdCase, moveCase } from './steps.ts'
import { type Case, findCase, markSent } from './store.ts'

const house = new Set(['house'] as const)

/** What is to be carried out, with whether it may have been sent before; null when it no longer is. */
const toCarryOut = view('operations.manage', async (db, id: AftersaleId) => {
  const one = await findCase(db, id)
  if (!one || (one.status !== 'acting' && one.status !== 'unknown')) return null
  const order = (await findOrder(db, one.orderId))!
  return { one, order, moves: await movesOfCase(db, one, order) }
})

/** Written before the platform is asked: whoever comes after a crash knows that it may have been. True = it was sent before. */
const remember = action('operations.manage', async (tx, id: AftersaleId) => markSent(tx, id))

const recordOutcome = action('operations.manage', async (tx, { id, result }: { id: AftersaleId; result: PlatformOutcome }) => {
  const { one, order } = await holdCase(tx, id)
  if (one.status !== 'acting' && one.status !== 'unknown') return
  if (result.outcome === 'done') {
    await settle(tx, one, order, await movesOfCase(tx, one, order))
    await moveCase(tx, one, order, 'succeed', house)
  } else if (result.outcome === 'refused') await moveCase(tx, one, order, 'fail', house, { note: result.reason })
  else if (one.status === 'acting') await moveCase(tx, one, order, 'lose', house)
})

/** An approved change is told to the shop's platform, exactly once as far as it lets us: a lost answer is read back before anything is sent again. */
async function carryOut(context: Context, { data }: { data: { aftersaleId: AftersaleId } }): Promise<void> {
  const found = await toCarryOut(context, data.aftersaleId)
  if (!found) return
  const { one, order, moves } = found
  const port = portOf(context.house, one.shopId)
  const act = actOf(context, one, order, moves)
  const sentBefore = await remember(context, one.id)
  const before = sentBefore ? await answered(() => port.readBack(act, one.mark)) : { outcome: 'absent' as const }
  const result = before.outcome === 'absent' ? await answered(() => port.act(act, one.mark)) : before
  await record(context, one.id, result)
  if (result.outcome === 'unknown') throw new Error(`the platform's answer to ${one.number} was lost; it will be read back`)
}

/** What our own books refuse (a gift card that was emptied meanwhile) is a failure for a person to look at, not something to try for ever. */
async function record(context: Context, id: AftersaleId, result: PlatformOutcome): Promise<void> {
  try {
    await recordOutcome(context, { id, result })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await recordOutcome(context, { id, result: { outcome: 'refused', reason: error.code } })
  }
}

async function answered<Result extends { outcome: string }>(ask: () => Promise<Result>): Promise<Result | { outcome: 'unknown' }> {
  try {
    return await ask()
  } catch {
    return { outcome: 'unknown' }
  }
}

const actOf = ({ actor }: Context, one: Case, order: Order, moves: readonly Move[]): PlatformAct => ({
  merchantId: actor.merchantId,
  shopId: one.shopId,
  orderId: order.id as OrderId,
  orderExternalId: order.externalId,
  ask: one.ask,
  refunds: moves
    .filter((move) => move.direction === 'refund')
    .map((move) => ({ amount: move.amount, currency: one.currency, method: move.method })),
})

export const aftersaleReactions: readonly Reaction[] = [
  reaction('carry out', 'aftersale.moved', carryOut, (data) => data.status === 'acting'),
]
