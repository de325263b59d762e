import type { AftersaleId, ConversationId, CustomerId, OrderId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import { action } from '../foundation/action.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import { policyVersion } from '../policy/steps.ts'
import { type Assessment, assess, stateOf } from './assess.ts'
import { authorityOf } from './authority.ts'
import { requireAllowed } from './one-order.ts'
import type { By, Verb } from './rules/lifecycle.ts'
import { hashOfAsk, hashOfText, holdCase, holdOrder, moveCase, openCase, orderFor } from './steps.ts'
import { type Case, confirm, decidedToday, insertConfirmation, lockConfirmation, useUp } from './store.ts'

/** A customer's yes holds for this long. */
const CONFIRM_MS = 10 * 60_000

/**
 * What would happen, without anything happening. The assistant gets with it the name of a confirmation: what it asked for may be done once the
 * customer, and nobody else, has said yes to exactly this.
 */
export const planAftersale = action(
  'aftersales.request',
  async (tx, { orderId, ask }: { orderId: OrderId; ask: Ask }): Promise<Assessment & { confirmation: string | null }> => {
    const order = await orderFor(tx, orderId)
    requireAllowed(tx.actor, order, ask)
    const assessed = await assess(tx, order, ask)
    if (tx.actor.kind !== 'assistant' || assessed.judgement.verdict === 'refuse') return { ...assessed, confirmation: null }
    const confirmation = newId()
    const expiresAt = new Date(tx.now.getTime() + CONFIRM_MS)
    await insertConfirmation(tx, order.shopId, {
      id: confirmation,
      customerId: order.customerId as CustomerId,
      orderId,
      askHash: hashOfAsk(orderId, ask),
      orderHash: hashOfText(stateOf(order)),
      expiresAt,
    })
    return { ...assessed, confirmation }
  },
)

/** The customer's own yes. Throws `confirmation.notFound` for one that isn't theirs, `confirmation.expired`. */
export const confirmPlan = action('aftersales.own', async (tx, id: string) => {
  if (tx.actor.kind !== 'customer') throw new Refusal('permission.missing', { permission: 'aftersales.own' })
  const found = await lockConfirmation(tx, id)
  if (!found || (tx.actor.orderId && found.orderId !== tx.actor.orderId)) throw new Refusal('confirmation.notFound')
  if (found.usedAt || found.expiresAt <= tx.now) throw new Refusal('confirmation.expired')
  await confirm(tx, id)
})

/** Asks something of an order, as whoever asks it may. Everything is judged again here: a plan promises nothing. */
export const requestAftersale = action(
  'aftersales.request',
  async (
    tx,
    {
      orderId,
      ask,
      confirmation,
      conversationId = null,
    }: { orderId: OrderId; ask: Ask; confirmation?: string | null; conversationId?: ConversationId | null },
  ): Promise<Case> => {
    const order = await holdOrder(tx, orderId)
    if (order.customerId !== tx.actor.customerId && tx.actor.customerId) throw new Refusal('order.notFound')
    requireAllowed(tx.actor, order, ask)
    if (tx.actor.kind === 'assistant') await takeYes(tx, confirmation ?? null, hashOfAsk(orderId, ask), hashOfText(stateOf(order)))
    return openCase(tx, order, ask, conversationId)
  },
)

/** The assistant acts on a recorded yes only: to exactly this, within its time, once, with the order as it was. */
async function takeYes(tx: Tx, id: string | null, askHash: string, orderHash: string): Promise<void> {
  const found = id === null ? undefined : await lockConfirmation(tx, id)
  if (!found?.confirmedAt || found.askHash !== askHash) throw new Refusal('confirmation.missing')
  if (found.usedAt || found.expiresAt <= tx.now || found.orderHash !== orderHash) throw new Refusal('confirmation.expired')
  await useUp(tx, found.id)
}

export interface Decision {
  id: AftersaleId
  verb: 'approve' | 'refuse' | 'overrule' | 'retry'
  note: string
  /** Typed again by hand when money goes out, so that nobody approves a sum they did not read. */
  amount: number | null
}
/** A person decides: within their authority, never on what they asked for themselves. */
export const decideAftersale = action('aftersales.decide', async (tx, { id, verb, note, amount }: Decision): Promise<Case> => {
  const { one, order } = await holdCase(tx, id)
  if (verb !== 'refuse') {
    if (one.askedBy === tx.actor.id) throw new Refusal('aftersale.ownRequest')
    if (one.amount > 0 && amount !== one.amount) throw new Refusal('aftersale.amountMismatch')
    await withinAuthority(tx, one)
  }
  return moveCase(tx, one, order, verb, new Set<By>(['decide']), { note })
})

/** Above their limit for one case or for the day somebody with more authority has to decide. Many small amounts count together. */
async function withinAuthority(tx: Tx, one: Case): Promise<void> {
  const { each, perDay } = authorityOf(await policyVersion(tx, one.shopId, one.policyVersion), tx.actor.role)
  if (each !== null && one.amount > each) throw new Refusal('aftersale.aboveAuthority', { limit: each })
  if (perDay === null) return
  const midnight = new Date(tx.now.toISOString().slice(0, 10))
  if ((await decidedToday(tx, tx.actor.id, midnight)) + Math.max(0, one.amount) > perDay)
    throw new Refusal('aftersale.aboveAuthority', { limit: perDay })
}

export interface Handling {
  id: AftersaleId
  verb: Exclude<Verb, 'approve' | 'refuse' | 'overrule' | 'retry' | 'succeed' | 'lose' | 'fail'>
  note: string
  parcel?: { carrier: string | null; trackingNumber: string } | null
  quote?: number | null
}
const legs: Partial<Record<Verb, Case['parcels'][number]['leg']>> = { sendBack: 'back', dispatch: 'out' }

async function handle(tx: Tx, { id, verb, note, parcel, quote }: Handling, as: ReadonlySet<By>): Promise<Case> {
  const { one, order } = await holdCase(tx, id)
  if ((verb === 'sendBack' || verb === 'dispatch') && !parcel) throw new Refusal('aftersale.parcelMissing')
  if (verb === 'quote' && !(quote && quote > 0)) throw new Refusal('aftersale.quoteMissing')
  const leg = legs[verb]
  const parcels =
    leg && parcel
      ? [
          ...one.parcels,
          {
            leg: one.kind === 'repair' ? (leg === 'back' ? ('fetch' as const) : ('bring' as const)) : leg,
            ...parcel,
            at: tx.now.toISOString(),
          },
        ]
      : one.parcels
  return moveCase(tx, one, order, verb, as, { note, change: { parcels, ...(verb === 'quote' && { quote: quote! }) } })
}
/** What staff do along the way: receive, inspect, quote, send. */
export const handleAftersale = action(
  'aftersales.handle',
  (tx, given: Handling): Promise<Case> => handle(tx, given, new Set<By>(['handle'])),
)
/** What the customer does: send it back, agree to a price, withdraw. */
export const continueOwn = action(
  'aftersales.own',
  (tx, given: Handling): Promise<Case> => handle(tx, given, new Set<By>(tx.actor.kind === 'customer' ? ['customer'] : [])),
)
