import type { CustomerId } from '../../shared/ids.ts'
import { type Minor, money } from '../../shared/money.ts'
import type { Ask, CaseItem } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import { countOrders, type SkuFact, skuFacts } from '../commerce/steps.ts'
import { findCustomer, listPaymentMethods } from '../customers/steps.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { FactItem, FactMethod, Facts } from '../policy/facts.ts'
import { released } from './rules/lifecycle.ts'
import { paidShares, unitsOf } from './rules/money.ts'
import { type Case, casesOfOrder, recentOfCustomer, refundedOf } from './store.ts'

const DAYS_90 = 90 * 86_400_000
/** Kinds that use up what they are about: a unit that was returned can't be returned again. */
const consuming: ReadonlySet<AskKind> = new Set(['refundOnly', 'returnAndRefund', 'exchange'])

/** Everything the rules look at, read inside the transaction that holds the order. Items as they were understood come beside it. */
export interface Gathered {
  facts: Facts
  items: CaseItem[]
  /** Methods the order was paid with and how much is left on each, in the order they paid. */
  paidBy: { method: string | null; kind: string; left: number }[]
  methods: ReadonlyMap<string, { kind: string; balance: number | null }>
  skus: ReadonlyMap<string, SkuFact>
}

/** `except` is the case this is about itself, when there is one already. */
export async function gather(db: Reads, order: Order, ask: Ask, except: string | null = null): Promise<Gathered> {
  const cases = (await casesOfOrder(db, order.id)).filter((one) => !released.has(one.status) && one.id !== except)
  const asked = 'items' in ask ? (ask.items as { item: string; quantity: number; sku?: string | null }[]) : []
  const names = [...new Set([...order.lines.flatMap((line) => line.skuExternalId ?? []), ...asked.flatMap((one) => one.sku ?? [])])]
  const skus = new Map((await skuFacts(db, order.shopId, names)).map((sku) => [sku.externalId, sku]))
  const pending = cases.reduce((sum, one) => sum + (one.status !== 'done' && one.amount > 0 ? one.amount : 0), 0)
  const refunded = await refundedOf(db, order.id)
  const customer = await findCustomer(db, order.customerId)
  const methods = new Map(
    (await listPaymentMethods(db, [order.customerId])).map((one) => [
      one.externalId,
      { kind: one.kind, balance: one.balance as number | null },
    ]),
  )
  const paidBy = paidByMethod(order, methods)
  const values = lineValues(order, cases, refunded)
  const items = asked.flatMap((one) => spread(order, values, skus, one))
  const named = methodNamed(ask)
  const recent = await recentOfCustomer(db, order.customerId, new Date(db.now.getTime() - DAYS_90))
  const difference =
    ask.kind === 'changeItems' || ask.kind === 'exchange'
      ? items.reduce((sum, one) => sum + (one.to?.known ? (one.to.price - one.unitPrice) * one.quantity : 0), 0)
      : 0
  const facts: Facts = {
    kind: ask.kind,
    now: db.now,
    currency: order.total.currency,
    asker: db.actor.kind,
    order: {
      status: order.status,
      total: order.total.amount,
      // What other open cases are about to give back is no longer there to give.
      paid: Math.max(0, order.paid.amount - pending) as Minor,
      ...timesOf(order),
      parcelStatus: order.parcels[0]?.status ?? null,
      done: cases.map((one) => one.kind),
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
  return { facts, items: items.flatMap((one) => caseItem(order, one)), paidBy, methods, skus }
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

function paidByMethod(order: Order, methods: Gathered['methods']): Gathered['paidBy'] {
  const left = new Map<string | null, number>()
  for (const payment of order.payments)
    left.set(
      payment.methodExternalId,
      (left.get(payment.methodExternalId) ?? 0) + (payment.kind === 'payment' ? payment.amount.amount : -payment.amount.amount),
    )
  return [...left].map(([method, amount]) => ({ method, kind: (method && methods.get(method)?.kind) ?? 'unknown', left: amount }))
}

interface LineValue {
  /** Units other cases have taken. */
  spent: number
  /** Really paid for the whole line, and how much of it has come back. */
  paid: number
  back: number
}
/** What each line was really paid and what is left of it. Refunds from before our ledger count against all lines alike. */
function lineValues(order: Order, cases: readonly Case[], refunded: ReadonlyMap<string, number>): Map<string, LineValue> {
  // What changed items cost more or less is part of what was paid, not something that came back.
  const ours = [...refunded].reduce((sum, [account, amount]) => (account === 'difference' ? sum : sum + amount), 0)
  const shares = paidShares({
    lines: order.lines.map((line) => ({ quantity: line.quantity, unitPrice: line.unitPrice.amount, discount: line.discount.amount })),
    freight: order.freight.amount,
    discount: order.discount.amount,
    paid: Math.max(0, order.paid.amount + ours),
  })
  const spent = new Map<string, number>()
  for (const one of cases)
    if (consuming.has(one.kind)) for (const item of one.items) spent.set(item.lineId, (spent.get(item.lineId) ?? 0) + item.quantity)
  return new Map(
    order.lines.map((line, i) => [
      line.id,
      { spent: spent.get(line.id) ?? 0, paid: shares.lines[i]!, back: refunded.get(`line:${line.id}`) ?? 0 },
    ]),
  )
}

/** One thing asked for, on the lines that have it: line by line until the quantity is met. What no line has any more shows as more than was bought. */
function spread(
  order: Order,
  values: Map<string, LineValue>,
  skus: ReadonlyMap<string, SkuFact>,
  asked: { item: string; quantity: number; sku?: string | null },
): FactItem[] {
  const lines = order.lines.filter((line) => line.id === asked.item || line.skuExternalId === asked.item)
  const sku = asked.sku == null ? undefined : skus.get(asked.sku)
  const to = (line: Order['lines'][number] | undefined): FactItem['to'] =>
    asked.sku == null
      ? null
      : {
          sku: asked.sku,
          known: sku !== undefined,
          sameProduct: sku !== undefined && line !== undefined && productOf(line, skus) === sku.productExternalId,
          sameSku: asked.sku === line?.skuExternalId,
          available: sku?.available ?? false,
          stock: sku?.stock ?? null,
          price: (sku?.price ?? 0) as Minor,
        }
  const item = (line: Order['lines'][number] | undefined, quantity: number): FactItem => {
    const value = line && values.get(line.id)!
    const known = line?.skuExternalId ? skus.get(line.skuExternalId) : undefined
    const units =
      line && value
        ? unitsOf(
            value.paid,
            line.quantity,
            Math.min(value.spent, line.quantity),
            Math.min(quantity, Math.max(0, line.quantity - value.spent)),
          )
        : 0
    const taken: FactItem = {
      lineId: line?.id ?? null,
      named: asked.item,
      title: line?.title ?? asked.item,
      category: known?.category ?? null,
      tags: known?.tags ?? [],
      quantity,
      bought: line?.quantity ?? 0,
      spent: value?.spent ?? 0,
      paid: Math.max(0, Math.min(units, (value?.paid ?? 0) - (value?.back ?? 0))) as Minor,
      unitPrice: (line?.unitPrice.amount ?? 0) as Minor,
      currentUnitPrice: (known?.price ?? null) as Minor | null,
      to: to(line),
    }
    if (value) value.spent += quantity
    return taken
  }
  const taken: FactItem[] = []
  let open = asked.quantity
  for (const line of lines) {
    const free = line.quantity - values.get(line.id)!.spent
    if (open <= 0) break
    if (free <= 0) continue
    const quantity = Math.min(open, free)
    taken.push(item(line, quantity))
    open -= quantity
  }
  if (open > 0) taken.push(item(lines[0], open))
  return taken
}

const productOf = (line: Order['lines'][number], skus: ReadonlyMap<string, SkuFact>): string | null =>
  line.productExternalId ?? (line.skuExternalId ? (skus.get(line.skuExternalId)?.productExternalId ?? null) : null)

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
