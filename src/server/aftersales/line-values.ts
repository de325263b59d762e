import type { Minor } from '../../shared/money.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import type { SkuFact } from '../commerce/steps.ts'
import type { FactItem } from '../policy/facts.ts'
import { overItems, paidShares, unitsOf } from './rules/money.ts'
import type { Case } from './store/cases.ts'

/** Kinds that use up what they are about: a unit that was returned can't be returned again. */
export const consuming: ReadonlySet<AskKind> = new Set(['refundOnly', 'returnAndRefund', 'exchange'])
/** Kinds whose money comes out of the lines they name. */
const outOfLines: ReadonlySet<AskKind> = new Set(['refundOnly', 'returnAndRefund', 'priceProtection'])

export interface LineValue {
  /** Units other cases have taken. */
  spent: number
  /** Really paid for the whole line. */
  paid: number
  /** What is left of that, less what came back and what other open cases are about to give back. */
  left: number
  done: AskKind[]
}

/** What each line was really paid and what is left of it. Refunds from before our ledger count against all lines alike. */
export function lineValues(order: Order, cases: readonly Case[], refunded: ReadonlyMap<string, number>): Map<string, LineValue> {
  // What changed items cost more or less is part of what was paid, not something that came back.
  const ours = [...refunded].reduce((sum, [account, amount]) => (account === 'difference' ? sum : sum + amount), 0)
  const shares = paidShares({
    lines: order.lines.map((line) => ({ quantity: line.quantity, unitPrice: line.unitPrice.amount, discount: line.discount.amount })),
    freight: order.freight.amount,
    discount: order.discount.amount,
    paid: Math.max(0, order.paid.amount + ours),
  })
  const values = new Map<string, LineValue>(
    order.lines.map((line, i) => [
      line.id,
      { spent: 0, paid: shares.lines[i]!, left: shares.lines[i]! - (refunded.get(`line:${line.id}`) ?? 0), done: [] },
    ]),
  )
  for (const one of cases) take(values, one)
  return values
}

function take(values: Map<string, LineValue>, one: Case): void {
  for (const item of one.items) {
    const value = values.get(item.lineId)
    if (!value) continue
    value.done.push(one.kind)
    if (consuming.has(one.kind)) value.spent += item.quantity
  }
  if (one.status === 'done' || one.amount <= 0 || !outOfLines.has(one.kind)) return
  const most = one.items.map((item) => ({ lineId: item.lineId, most: item.paid.amount as number }))
  for (const [lineId, amount] of overItems(one.amount, most)) {
    const value = values.get(lineId)
    if (value) value.left -= amount
  }
}

interface Wanted {
  item: string
  quantity: number
  sku?: string | null
}
export interface Spreading {
  kind: AskKind
  order: Order
  values: Map<string, LineValue>
  skus: ReadonlyMap<string, SkuFact>
}

/** One thing asked for, on the lines that have it: line by line until the quantity is met. What no line has any more shows as more than was bought. */
export function spread(on: Spreading, asked: Wanted): FactItem[] {
  const lines = on.order.lines.filter((line) => line.id === asked.item || line.skuExternalId === asked.item)
  const taken: FactItem[] = []
  let open = asked.quantity
  for (const line of lines) {
    const free = line.quantity - on.values.get(line.id)!.spent
    if (open <= 0) break
    if (free <= 0) continue
    const quantity = Math.min(open, free)
    taken.push(takeOf(on, asked, line, quantity))
    open -= quantity
  }
  if (open > 0) taken.push(takeOf(on, asked, lines[0], open))
  return taken
}

function takeOf(on: Spreading, asked: Wanted, line: Order['lines'][number] | undefined, quantity: number): FactItem {
  const value = line && on.values.get(line.id)!
  const known = line?.skuExternalId ? on.skus.get(line.skuExternalId) : undefined
  const paid = line && value ? paidFor(on.kind, value, line.quantity, quantity) : 0
  const taken: FactItem = {
    lineId: line?.id ?? null,
    named: asked.item,
    title: line?.title ?? asked.item,
    category: known?.category ?? null,
    tags: known?.tags ?? [],
    quantity,
    bought: line?.quantity ?? 0,
    spent: value?.spent ?? 0,
    done: [...(value?.done ?? [])],
    paid: paid as Minor,
    unitPrice: (line?.unitPrice.amount ?? 0) as Minor,
    currentUnitPrice: (known?.price ?? null) as Minor | null,
    to: becomes(on, asked, line),
  }
  if (value) {
    value.spent += quantity
    value.left -= paid
  }
  return taken
}

/** What so many more units of a line come to: their own share, and never more than is left of the line. */
function paidFor(kind: AskKind, value: LineValue, bought: number, quantity: number): number {
  const free = Math.max(0, bought - value.spent)
  const count = Math.min(quantity, free)
  const share = unitsOf(value.paid, bought, Math.min(value.spent, bought), count)
  // Which of the units had its price protected before nobody knows: what came back counts against all of them alike.
  const most = kind === 'priceProtection' && free > 0 ? unitsOf(Math.max(0, value.left), free, 0, count) : value.left
  return Math.max(0, Math.min(share, most))
}

function becomes({ skus }: Spreading, asked: Wanted, line: Order['lines'][number] | undefined): FactItem['to'] {
  if (asked.sku == null) return null
  const sku = skus.get(asked.sku)
  return {
    sku: asked.sku,
    known: sku !== undefined,
    sameProduct: sku !== undefined && line !== undefined && productOf(line, skus) === sku.productExternalId,
    sameSku: asked.sku === line?.skuExternalId,
    available: sku?.available ?? false,
    stock: sku?.stock ?? null,
    price: (sku?.price ?? 0) as Minor,
  }
}

const productOf = (line: Order['lines'][number], skus: ReadonlyMap<string, SkuFact>): string | null =>
  line.productExternalId ?? (line.skuExternalId ? (skus.get(line.skuExternalId)?.productExternalId ?? null) : null)
