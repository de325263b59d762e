import type { Ask, CaseItem } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { Facts } from '../policy/facts.ts'
import { currentPolicy } from '../policy/steps.ts'
import { type Judgement, judge } from '../policy/verdict.ts'
import { type Gathered, gather } from './facts.ts'
import { splitRefund } from './rules/money.ts'
import type { Case } from './store.ts'

/** Money on its way, in minor units: a refund goes to the customer, a payment comes from them. */
export interface Move {
  direction: 'refund' | 'payment'
  amount: number
  method: string | null
  /** On a balance of the shop's own (gift card): there at once. */
  immediate: boolean
}

export interface Assessment {
  judgement: Judgement
  policyVersion: number
  items: CaseItem[]
  /** Back to the customer; below zero = they pay. */
  amount: number
  moves: Move[]
  gathered: Gathered
}

/** What the shop's policy says to this, what it would come to, and which money would move where. Changes nothing. */
export async function assess(db: Reads, order: Order, ask: Ask): Promise<Assessment> {
  const policy = await currentPolicy(db, order.shopId)
  const gathered = await gather(db, order, ask)
  const judgement = judge(gathered.facts, policy)
  const amount = judgement.verdict === 'refuse' ? 0 : amountOf(order, ask, gathered.facts, judgement)
  const moves = judgement.verdict === 'refuse' ? [] : movesOf(order, ask, gathered, amount)
  return { judgement, policyVersion: policy.version, items: gathered.items, amount, moves, gathered }
}

const paidOf = (facts: Facts): number => facts.items.reduce((sum, item) => sum + item.paid, 0)

/** What goes back when it is done. Never more than is left of what was paid. */
function amountOf(order: Order, ask: Ask, facts: Facts, { figures }: Judgement): number {
  const left = facts.order.paid
  switch (ask.kind) {
    case 'cancel':
      return left
    case 'changeItems':
    case 'exchange':
      return -facts.difference
    case 'refundOnly':
      return Math.min(left, ask.amount ?? paidOf(facts) + freightIfAll(order, facts))
    case 'returnAndRefund':
      return Math.max(0, Math.min(left, paidOf(facts)) - (figures.fee ?? 0))
    case 'priceProtection':
      return Math.min(
        left,
        facts.items.reduce((sum, item) => sum + cheaperNow(item), 0),
      )
    case 'compensation':
      return Math.min(left, ask.amount ?? figures.compensation ?? 0)
    default:
      return 0
  }
}

/** Freight comes back too when nothing was sent and nothing is kept. */
const freightIfAll = (order: Order, facts: Facts): number => {
  const all = facts.items.reduce((sum, item) => sum + item.quantity, 0) === order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return all && facts.order.shippedAt === null && (order.status === 'paid' || order.status === 'processing')
    ? Math.max(0, facts.order.paid - paidOf(facts))
    : 0
}

/** What each of these units was paid above today's price. */
function cheaperNow({ paid, quantity, currentUnitPrice }: Facts['items'][number]): number {
  return currentUnitPrice === null ? 0 : Math.max(0, paid - currentUnitPrice * quantity)
}

function movesOf(order: Order, ask: Ask, { paidBy, methods }: Gathered, amount: number): Move[] {
  const immediate = (method: string | null) => method !== null && methods.get(method)?.balance != null
  const move = (direction: Move['direction'], sum: number, method: string | null): Move => ({
    direction,
    amount: sum,
    method,
    immediate: immediate(method),
  })
  const named = 'method' in ask ? ask.method : 'refundTo' in ask ? ask.refundTo : null
  const paying = paidBy.filter((one) => one.left > 0)
  if (ask.kind === 'changePayment')
    return [move('payment', order.paid.amount, ask.method), ...paying.map((one) => move('refund', one.left, one.method))]
  if (amount < 0) return [move('payment', -amount, named ?? paying[0]?.method ?? null)]
  if (amount === 0) return []
  if (named === null) return splitRefund(amount, paying, 'first').map((part) => move('refund', part.amount, part.method))
  // A card takes back what it gave; what it did not goes where it came from. A balance of the shop's own takes any sum.
  const own = paying.find((one) => one.method === named)
  const part = own && !immediate(named) ? Math.min(amount, own.left) : amount
  const rest = splitRefund(
    amount - part,
    paying.filter((one) => one !== own),
    'first',
  )
  return [move('refund', part, named), ...rest.map((other) => move('refund', other.amount, other.method))]
}

/** The hash input of an order: when any of this changes, a yes given to a plan no longer holds. */
export const stateOf = (order: Order): string =>
  JSON.stringify([
    order.status,
    order.paid.amount,
    order.total.amount,
    order.address,
    order.lines.map((line) => [line.id, line.skuExternalId, line.quantity]),
    order.payments.length,
  ])

/** The moves of a case when it is carried out: by what was agreed then, from the methods as they are now. */
export async function movesOfCase(db: Reads, one: Case, order: Order): Promise<Move[]> {
  return movesOf(order, one.ask, await gather(db, order, one.ask, one.id), one.amount)
}
