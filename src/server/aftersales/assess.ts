import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import type { Ask, CaseItem } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { Facts } from '../policy/facts.ts'
import { refundArgs } from '../policy/rules/refund-methods.ts'
import { currentPolicy, policyVersion } from '../policy/steps.ts'
import { impossible, type Judgement, judge } from '../policy/verdict.ts'
import { type Gathered, gather } from './facts.ts'
import { splitRefund } from './rules/money.ts'
import type { Move } from './rules/moves.ts'
import type { Case } from './store/cases.ts'

export interface Assessment {
  judgement: Judgement
  policyVersion: number
  items: CaseItem[]
  /** Back to the customer; below zero = they pay. */
  amount: number
  moves: Move[]
  gathered: Gathered
}

/** What the shop's policy says to this (or would say, were `draft` published), what it would come to, and which money would move where. Changes nothing. */
export async function assess(db: Reads, order: Order, ask: Ask, draft?: PolicyContent): Promise<Assessment> {
  const newest = await currentPolicy(db, order.shopId)
  const policy = draft ? { content: draft, version: newest.version } : newest
  const gathered = await gather(db, order, ask)
  const judgement = judge(gathered.facts, policy)
  const amount = judgement.verdict === 'refuse' ? 0 : amountOf(order, ask, gathered, judgement)
  const moves = judgement.verdict === 'refuse' ? [] : movesOf(ask, gathered, amount, giftCardsOf(policy, ask))
  return { judgement, policyVersion: policy.version, items: gathered.items, amount, moves, gathered }
}

const paidOf = (facts: Facts): number => facts.items.reduce((sum, item) => sum + item.paid, 0)

/** What goes back when it is done. Never more than is left of what was paid. */
function amountOf(order: Order, ask: Ask, { facts, theRest }: Gathered, { figures }: Judgement): number {
  const left = facts.order.paid
  switch (ask.kind) {
    case 'cancel':
      return left
    case 'changeItems':
    case 'exchange':
      return Math.min(left, -facts.difference)
    case 'refundOnly':
      return Math.min(left, ask.amount ?? paidOf(facts) + (theRest ? freightIfUnsent(order, facts) : 0))
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
const freightIfUnsent = (order: Order, facts: Facts): number =>
  facts.order.shippedAt === null && (order.status === 'paid' || order.status === 'processing')
    ? Math.max(0, facts.order.paid - paidOf(facts))
    : 0

/** What each of these units was paid above today's price. */
function cheaperNow({ paid, quantity, currentUnitPrice }: Facts['items'][number]): number {
  return currentUnitPrice === null ? 0 : Math.max(0, paid - currentUnitPrice * quantity)
}

type GiftCards = 'first' | 'last'
const giftCardsOf = ({ content }: { content: PolicyContent }, { kind }: Ask): GiftCards => refundArgs(content, kind)?.giftCards ?? 'first'

function movesOf(ask: Ask, { paidBy, methods }: Gathered, amount: number, giftCards: GiftCards): Move[] {
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
    return [
      move(
        'payment',
        paying.reduce((sum, one) => sum + one.left, 0),
        ask.method,
      ),
      ...paying.map((one) => move('refund', one.left, one.method)),
    ]
  if (amount < 0) return [move('payment', -amount, named ?? paying[0]?.method ?? null)]
  if (amount === 0) return []
  if (named === null) return splitRefund(amount, paying, giftCards).map((part) => move('refund', part.amount, part.method))
  // A card takes back what it gave; what it did not goes where it came from. A balance of the shop's own takes any sum.
  const own = paying.find((one) => one.method === named)
  const part = own && !immediate(named) ? Math.min(amount, own.left) : amount
  const rest = splitRefund(
    amount - part,
    paying.filter((one) => one !== own),
    giftCards,
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

/** The moves of a case when it is carried out: by what was agreed then, from the methods as they are now. Throws `refund.aboveRefundable`. */
export async function movesOfCase(db: Reads, one: Case, order: Order): Promise<Move[]> {
  const gathered = await gather(db, order, one.ask, one.id)
  const giftCards = giftCardsOf(await policyVersion(db, one.shopId, one.policyVersion), one.ask)
  try {
    return movesOf(one.ask, gathered, one.amount, giftCards)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal('refund.aboveRefundable', { amount: one.amount, mostAmount: gathered.facts.order.paid, currency: one.currency })
  }
}

/**
 * Whether what was asked can still be done when somebody approves it: an order may have left meanwhile, its money gone back another way. What is
 * a matter of the shop's taste (windows, reasons) was judged when it was asked. Throws the leading finding.
 */
export async function requirePossible(db: Reads, one: Case, order: Order): Promise<void> {
  const { facts } = await gather(db, order, one.ask, one.id)
  const [against] = impossible(facts, await policyVersion(db, one.shopId, one.policyVersion))
  if (against) throw new Refusal(against.code as RefusalCode, against.values)
  if (one.amount > facts.order.paid)
    throw new Refusal('refund.aboveRefundable', { amount: one.amount, mostAmount: facts.order.paid, currency: one.currency })
}
