import type { AftersaleId, ConversationId, CustomerId, OrderId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { action } from '../foundation/action.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import { policyVersion } from '../policy/steps.ts'
import { type Assessment, assess, requirePossible, stateOf } from './assess.ts'
import { authorityOf } from './authority.ts'
import { requireAllowed } from './one-order.ts'
import { type By, stepOf } from './rules/lifecycle.ts'
import { hashOfAsk, hashOfText, holdCase, holdOrder, moveCase, openCase, orderFor } from './steps.ts'
import type { Case } from './store/cases.ts'
import { confirm, insertConfirmation, lockConfirmation, useUp } from './store/confirmations.ts'
import { decidedSince, holdName } from './store/ledger.ts'

/** A customer's yes holds for this long. */
const CONFIRM_MS = 10 * 60_000

/**
 * What would happen, without anything happening. The assistant gets with it the name of a confirmation: what it asked for may be done once the
 * customer, and nobody else, has said yes to exactly this.
 */
export const planAftersale = action(
  'aftersales.request',
  async (tx, { orderId, ask }: { orderId: OrderId; ask: Ask }): Promise<Assessment & { order: Order; confirmation: string | null }> => {
    const order = await orderFor(tx, orderId)
    requireAllowed(tx.actor, order, ask)
    const assessed = await assess(tx, order, ask)
    if (tx.actor.kind !== 'assistant' || assessed.judgement.verdict === 'refuse') return { ...assessed, order, confirmation: null }
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
    return { ...assessed, order, confirmation }
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
  const { one: held, order } = await holdCase(tx, id)
  // Says that this is not its turn before anything is said about sums.
  if (!stepOf(held.kind, held.status, verb)) throw new Refusal('aftersale.wrongStatus', { status: held.status, verb })
  if (verb === 'refuse') return moveCase(tx, held, order, verb, decides, { note })
  if (held.askedBy === tx.actor.id) throw new Refusal('aftersale.ownRequest')
  const one = verb === 'approve' ? withSum(held, amount) : held
  if (one.amount > 0 && amount !== one.amount) throw new Refusal('aftersale.amountMismatch')
  await withinAuthority(tx, one)
  if (verb === 'approve' || (verb === 'retry' && one.status === 'failed' && stepOf(one.kind, 'review', 'approve')!.to === 'acting'))
    await requirePossible(tx, one, order)
  return moveCase(tx, one, order, verb, decides, { note })
})
const decides: ReadonlySet<By> = new Set(['decide'])

/** A compensation nobody has named a sum for: who approves it says how much. */
function withSum(one: Case, amount: number | null): Case {
  if (one.ask.kind !== 'compensation' || one.ask.amount !== null || one.amount !== 0) return one
  if (!amount || amount < 0) throw new Refusal('aftersale.amountMissing')
  return { ...one, amount }
}

/** Above their limit for one case or for the day somebody with more authority has to decide. Many small amounts count together. */
async function withinAuthority(tx: Tx, one: Case): Promise<void> {
  const { each, perDay } = authorityOf(await policyVersion(tx, one.shopId, one.policyVersion), one.kind, tx.actor.role)
  if (each !== null && one.amount > each) throw new Refusal('aftersale.aboveAuthority', { limit: each })
  if (perDay === null) return
  // Two approvals at once by the same person: the second one counts the first.
  await holdName(tx, `decider ${tx.actor.id}`)
  const midnight = new Date(tx.now.toISOString().slice(0, 10))
  if ((await decidedSince(tx, tx.actor.id, midnight, one.id)) + Math.max(0, one.amount) > perDay)
    throw new Refusal('aftersale.aboveAuthority', { limit: perDay })
}
