import type { AftersaleId, OrderId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { type PlatformAct, type PlatformOutcome, portOf } from '../commerce/port.ts'
import { action, view } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { type Reaction, reaction } from '../foundation/reactions.ts'
import type { Tx } from '../foundation/transaction.ts'
import { movesOfCase } from './assess.ts'
import type { Move } from './rules/moves.ts'
import { settle } from './settle.ts'
import { holdCase, moveCase } from './steps.ts'
import { type Case, findByMark, findCase } from './store/cases.ts'
import { endLease, setSent } from './store/ledger.ts'
import { tellOfMove } from './telling.ts'

const house = new Set(['house'] as const)
/** An answer that takes longer is lost. Less than the lease, so that nobody asks beside a question that is still open. */
const PATIENCE_MS = 12_000
const LEASE_MS = 18_000

const underWay = (one: Case): boolean => one.status === 'acting' || one.status === 'unknown'
const wait = () => new Error('another run is speaking to the platform about this case')

interface Sending {
  one: Case
  order: Order
  moves: readonly Move[]
  /** It may have been sent before: read back first. */
  before: boolean
}
/** Written before the platform is asked: who comes after a crash knows that it may have been, and with which money. Null when there is nothing to do. */
const begin = action('operations.manage', async (tx, id: AftersaleId): Promise<Sending | null> => {
  if (!(await findCase(tx, id))) return null
  const { one, order } = await holdCase(tx, id)
  if (!underWay(one)) return null
  if (one.leasedUntil && one.leasedUntil > tx.now) throw wait()
  const moves = one.moves ?? (await movesOfCase(tx, one, order))
  await setSent(tx, id, moves, new Date(tx.now.getTime() + LEASE_MS))
  return { one, order, moves, before: one.sentAt !== null }
})

const recordOutcome = action('operations.manage', async (tx, { id, result }: { id: AftersaleId; result: PlatformOutcome }) => {
  const { one, order } = await holdCase(tx, id)
  if (!underWay(one)) return
  await endLease(tx, id)
  await moveOn(tx, one, order, result)
})

async function moveOn(tx: Tx, one: Case, order: Order, result: PlatformOutcome): Promise<void> {
  if (result.outcome === 'done') {
    await settle(tx, one, order, one.moves ?? [])
    await moveCase(tx, one, order, 'succeed', house)
  } else if (result.outcome === 'refused') await moveCase(tx, one, order, 'fail', house, { note: result.reason })
  else if (one.status === 'acting') await moveCase(tx, one, order, 'lose', house)
}

/** An approved change is told to the shop's platform, exactly once as far as it lets us: a lost answer is read back before anything is sent again. */
async function carryOut(context: Context, { data }: { data: { aftersaleId: AftersaleId } }): Promise<void> {
  const sending = await started(context, data.aftersaleId)
  if (!sending) return
  const { one, order, moves, before } = sending
  const port = portOf(context.house, one.shopId)
  const act = actOf(context, one, order, moves)
  const known = before ? await answered(() => port.readBack(act, one.mark)) : { outcome: 'absent' as const }
  const result = known.outcome === 'absent' ? await answered(() => port.act(act, one.mark)) : known
  await record(context, one.id, result)
  if (result.outcome === 'unknown') throw new Error(`the platform's answer to ${one.number} was lost; it will be read back`)
}

/** Money that is no longer there to be given is a failure for a person to look at: nothing was sent. */
async function started(context: Context, id: AftersaleId): Promise<Sending | null> {
  try {
    return await begin(context, id)
  } catch (error) {
    if (!ours(error)) throw error
    await recordOutcome(context, { id, result: { outcome: 'refused', reason: error.code } })
    return null
  }
}

/**
 * What our own books refuse (a gift card that was emptied meanwhile) is a failure for a person to look at, not something to try for ever. Anything
 * else that goes wrong after the platform's word leaves the case where a person sees it, and the next run reads back.
 */
async function record(context: Context, id: AftersaleId, result: PlatformOutcome): Promise<void> {
  try {
    await recordOutcome(context, { id, result })
  } catch (error) {
    const instead: PlatformOutcome = ours(error) ? { outcome: 'refused', reason: error.code } : { outcome: 'unknown' }
    await recordOutcome(context, { id, result: instead })
    if (!ours(error)) throw error
  }
}

/** A refusal of our books; a database that is away for a moment says nothing about them. */
const ours = (error: unknown): error is Refusal => error instanceof Refusal && error.status < 500

async function answered<Result extends { outcome: string }>(ask: () => Promise<Result>): Promise<Result | { outcome: 'unknown' }> {
  const { promise: late, resolve } = Promise.withResolvers<{ outcome: 'unknown' }>()
  const timer = setTimeout(() => resolve({ outcome: 'unknown' }), PATIENCE_MS).unref()
  try {
    return await Promise.race([ask(), late])
  } catch {
    return { outcome: 'unknown' }
  } finally {
    clearTimeout(timer)
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

/** The platform says by itself that it is over with something: asked at once, in its own words, instead of when the next try is due. */
async function askAgain(context: Context, { data }: { data: { mark: string } }): Promise<void> {
  const aftersaleId = await caseByMark(context, data.mark)
  if (aftersaleId) await carryOut(context, { data: { aftersaleId } })
}
const caseByMark = view('operations.manage', (db, mark: string) => findByMark(db, mark))

export const aftersaleReactions: readonly Reaction[] = [
  reaction('ask again', 'platform.settled', askAgain),
  reaction('carry out', 'aftersale.moved', carryOut, (data) => data.status === 'acting'),
  reaction('aftersale.tell', 'aftersale.requested', tellOfMove),
  reaction('aftersale.tellOn', 'aftersale.moved', tellOfMove, (data) => data.status !== 'acting'),
]
