import type { CustomerId } from '../../shared/ids.ts'
import { type Minor, money } from '../../shared/money.ts'
import type { Ask, CaseItem } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import { countOrders, type SkuFact, skuFacts } from '../commerce/steps.ts'
import { findCustomer, listPaymentMethods } from '../customers/steps.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { FactItem, FactMethod, Facts } from '../policy/facts.ts'
import { lineValues, spread } from './line-values.ts'
import { released } from './rules/lifecycle.ts'
import { type Case, casesOfOrder, recentOfCustomer } from './store/cases.ts'
import { refundedOf } from './store/ledger.ts'

const DAYS_90 = 90 * 86_400_000

/** Everything the rules look at, read inside the transaction that holds the order. Items as they were understood come beside it. */
export interface Gathered {
  facts: Facts
  items: CaseItem[]
  /** Methods the order was paid with and how much is left on each, in the order they paid. */
  paidBy: { method: string | null; kind: string; left: number }[]
  methods: ReadonlyMap<string, { kind: string; balance: number | null }>
  skus: ReadonlyMap<string, SkuFact>
  /** Nothing of the order stays out: these items and those of other cases are all of it. */
  theRest: boolean
}

/** `except` is the case this is about itself, when there is one already. */
export async function gather(db: Reads, order: Order, ask: Ask, except: string | null = null): Promise<Gathered> {
  const cases = (await casesOfOrder(db, order.id)).filter((one) => !released.has(one.status) && one.id !== except)
  const asked = 'items' in ask ? (ask.items as { item: string; quantity: number; sku?: string | null }[]) : []
  const names = [...new Set([...order.lines.flatMap((line) => line.skuExternalId ?? []), ...asked.flatMap((one) => one.sku ?? [])])]
  const skus = new Map((await skuFacts(db, order.shopId, names)).map((sku) => [sku.externalId, sku]))
  const pendingOf = (kind: AskKind | null) =>
    cases.reduce((sum, one) => sum + (one.status !== 'done' && one.amount > 0 && (!kind || one.kind === kind) ? one.amount : 0), 0)
  const pending = pendingOf(null)
  const refunded = await refundedOf(db, order.id)
  const customer = await findCustomer(db, order.customerId)
  const methods = new Map(
    (await listPaymentMethods(db, [order.customerId])).map((one) => [
      one.externalId,
      { kind: one.kind, balance: one.balance as number | null },
    ]),
  )
  const paidBy = paidByMethod(order, methods, cases)
  const values = lineValues(order, cases, refunded)
  const items = asked.flatMap((one) => spread({ kind: ask.kind, order, values, skus }, one))
  const difference = differenceOf(ask.kind, order, items)
  const named = methodNamed(ask) ?? charged(difference, paidBy, methods)
  const recent = await recentOfCustomer(db, order.customerId, new Date(db.now.getTime() - DAYS_90))
  const facts: Facts = {
    kind: ask.kind,
    now: db.now,
    currency: order.total.currency,
    asker: db.actor.kind,
    order: {
      status: order.status,
      total: order.total.amount,
      // What other open cases are about to give back is no longer there to give.
      paid: Math.max(0, leftOf(order, refunded) - pending) as Minor,
      compensated: ((refunded.get('goodwill') ?? 0) + pendingOf('compensation')) as Minor,
      ...timesOf(order),
      parcelStatus: order.parcels[0]?.status ?? null,
      done: cases.map((one) => one.kind),
      open: cases.flatMap((one) => (one.status === 'done' ? [] : [one.kind])),
    },
    items,
    reason: 'reason' in ask ? ask.reason : null,
    note: 'note' in ask ? ask.note : '',
    evidence: 'evidence' in ask ? ask.evidence.length : 0,
    amount: 'amount' in ask ? ask.amount : null,
    method: named === null ? null : factMethod(named, methods, paidBy),
    difference: difference as Minor,
    customer: {
      known: customer?.externalId != null,
      tags: customer?.tags ?? [],
      orders: (await countOrders(db, [order.customerId])).get(order.customerId as CustomerId) ?? 0,
      casesIn90Days: recent.count,
      refundedIn90Days: recent.refunded as Minor,
    },
  }
  const theRest = [...values.values()].reduce((sum, one) => sum + one.spent, 0) >= order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return { facts, items: items.flatMap((one) => caseItem(order, one)), paidBy, methods, skus, theRest }
}

/**
 * What of the money that came in has not gone back. The shop may give us its orders again as they were before a refund of ours: our ledger
 * remembers.
 */
function leftOf(order: Order, refunded: ReadonlyMap<string, number>): number {
  const cameIn = order.payments.reduce((sum, payment) => sum + (payment.kind === 'payment' ? payment.amount.amount : 0), 0)
  const wentBack = [...refunded.values()].reduce((sum, amount) => sum + amount, 0)
  return order.payments.length ? Math.min(order.paid.amount, cameIn - wentBack) : order.paid.amount
}

/**
 * What other goods cost more (the customer pays) or less. In an order that is not sent the sums are made again; an exchange never gives back
 * more than was really paid for what it takes.
 */
function differenceOf(kind: AskKind, order: Order, items: readonly FactItem[]): number {
  if (kind !== 'changeItems' && kind !== 'exchange') return 0
  // What has not been paid yet will be paid as it is then.
  if (kind === 'changeItems' && order.status === 'placed' && order.paid.amount === 0) return 0
  return items.reduce((sum, { to, unitPrice, quantity, paid }) => {
    if (!to?.known) return sum
    const more = (to.price - unitPrice) * quantity
    return sum + (kind === 'exchange' ? Math.max(more, -paid) : more)
  }, 0)
}

/** Who named no method pays a difference the way the order was paid. */
const charged = (difference: number, paidBy: Gathered['paidBy'], methods: Gathered['methods']): string | null => {
  const method = difference > 0 ? paidBy.find((one) => one.left > 0)?.method : null
  return method && methods.has(method) ? method : null
}

const methodNamed = (ask: Ask): string | null => ('method' in ask ? ask.method : 'refundTo' in ask ? ask.refundTo : null)

const factMethod = (externalId: string, methods: Gathered['methods'], paidBy: Gathered['paidBy']): FactMethod => {
  const own = methods.get(externalId)
  return {
    externalId,
    kind: own?.kind ?? 'unknown',
    balance: (own?.balance ?? null) as Minor | null,
    owned: own !== undefined,
    original: paidBy.some((one) => one.method === externalId && one.left > 0),
  }
}

/** When it was paid, left, came and should have come, as far as payments and scans tell. */
function timesOf(order: Order) {
  const date = (text: string | null | undefined) => (text ? new Date(text) : null)
  const scans = order.parcels.flatMap((parcel) => parcel.scans)
  const first = scans
    .filter((scan) => scan.status === 'pickedUp' || scan.status === 'inTransit')
    .map((scan) => scan.at)
    .toSorted()[0]
  const arrived = scans
    .filter((scan) => scan.status === 'delivered')
    .map((scan) => scan.at)
    .toSorted()
    .at(-1)
  return {
    placedAt: date(order.placedAt),
    paidAt: date(order.payments.find((payment) => payment.kind === 'payment')?.at),
    shippedAt: date(first),
    deliveredAt: date(arrived),
    promisedAt: date(
      order.parcels
        .map((parcel) => parcel.promisedAt)
        .filter((at) => at !== null)
        .toSorted()
        .at(-1),
    ),
  }
}

/** What other cases have told the platform already is as good as moved. */
function paidByMethod(order: Order, methods: Gathered['methods'], cases: readonly Case[]): Gathered['paidBy'] {
  const left = new Map<string | null, number>()
  for (const payment of order.payments)
    left.set(
      payment.methodExternalId,
      (left.get(payment.methodExternalId) ?? 0) + (payment.kind === 'payment' ? payment.amount.amount : -payment.amount.amount),
    )
  for (const one of cases)
    if (one.status !== 'done')
      for (const move of one.moves ?? [])
        if (move.direction === 'refund' && left.has(move.method)) left.set(move.method, left.get(move.method)! - move.amount)
  return [...left].map(([method, amount]) => ({ method, kind: (method && methods.get(method)?.kind) ?? 'unknown', left: amount }))
}

function caseItem(order: Order, item: FactItem): CaseItem[] {
  const line = order.lines.find((one) => one.id === item.lineId)
  if (!line) return []
  return [
    {
      lineId: line.id,
      skuExternalId: line.skuExternalId,
      title: line.title,
      options: line.options,
      quantity: item.quantity,
      paid: money(item.paid, order.total.currency),
      newSkuExternalId: item.to?.sku ?? null,
    },
  ]
}
