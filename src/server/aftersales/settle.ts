import { Refusal } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { Address, Order } from '../../shared/wire/commerce.ts'
import { appendPayments, moveStock, setOrderAddress, setOrderStatus, skuFacts, swapLines, toldSince } from '../commerce/steps.ts'
import { moveBalance } from '../customers/steps.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import { consuming, lineValues } from './line-values.ts'
import { overItems } from './rules/money.ts'
import type { Move } from './rules/moves.ts'
import { type Case, casesOfOrder } from './store/cases.ts'
import { type Entry, insertEntries, refundedOf } from './store/ledger.ts'

/**
 * The platform has done it: the shop's own copy follows, and the money is written into the ledger. Written once however often it runs: the
 * ledger's movement is the lock. For the built-in shop this is the act itself.
 */
export async function settle(tx: Tx, one: Case, order: Order, moves: readonly Move[]): Promise<void> {
  const { ask } = one
  if (moves.length && !(await insertEntries(tx, one, entriesOf(one, await parts(tx, one, order), moves)))) return
  if (!(await toldSince(tx, order.shopId, order.externalId, one.sentAt)))
    await appendPayments(tx, order.shopId, order.id, paymentsOf(one, moves))
  for (const move of moves) await moveMoney(tx, one, move)
  switch (ask.kind) {
    case 'cancel':
      await setOrderStatus(tx, order.id, 'cancelled')
      await moveStock(tx, order.shopId, [...stockOf(order), ...(await backBefore(tx, one))])
      break
    case 'changeAddress':
      await setOrderAddress(tx, order.id, ask.address as Address)
      break
    case 'changeItems':
      await changeLines(tx, one, order)
      break
    case 'refundOnly':
      // What was never sent is there to be sold again.
      if (unsent(order)) {
        await moveStock(tx, order.shopId, backOf(one))
        if (await isWhole(tx, one, order)) await setOrderStatus(tx, order.id, 'cancelled')
      }
      break
    case 'returnAndRefund':
      await setOrderStatus(tx, order.id, (await isWhole(tx, one, order)) ? 'returned' : 'completed')
      if (one.inspection?.restock ?? true) await moveStock(tx, order.shopId, backOf(one))
      break
    case 'exchange':
      await setOrderStatus(tx, order.id, 'completed')
      await moveStock(tx, order.shopId, [...outOf(one), ...((one.inspection?.restock ?? true) ? backOf(one) : [])])
      break
    case 'reissue':
      await moveStock(
        tx,
        order.shopId,
        backOf(one).map((move) => ({ ...move, quantity: -move.quantity })),
      )
      break
    default:
  }
  tx.record(
    'order.changed',
    { shopId: order.shopId, customerId: order.customerId, conversationId: one.conversationId },
    { orderId: order.id },
  )
}

const paymentsOf = (one: Case, moves: readonly Move[]) =>
  moves.map((move) => ({
    id: newId(),
    kind: move.direction,
    amount: move.amount,
    currency: one.currency,
    methodExternalId: move.method,
  }))

const stockOf = (order: Order) =>
  order.lines.flatMap((line) => (line.skuExternalId ? [{ skuExternalId: line.skuExternalId, quantity: -line.quantity }] : []))
const unsent = (order: Order): boolean => order.status === 'paid' || order.status === 'processing'
const backOf = (one: Case) =>
  one.items.flatMap((item) => (item.skuExternalId ? [{ skuExternalId: item.skuExternalId, quantity: -item.quantity }] : []))
const outOf = (one: Case) =>
  one.items.flatMap((item) => (item.newSkuExternalId ? [{ skuExternalId: item.newSkuExternalId, quantity: item.quantity }] : []))

/** Units that went back to the shelves when they were refunded, before the rest was cancelled: out again, so that they are not counted twice. */
const backBefore = async (tx: Tx, one: Case) =>
  (await casesOfOrder(tx, one.orderId))
    .filter(({ id, kind, status }) => id !== one.id && kind === 'refundOnly' && status === 'done')
    .flatMap(backOf)
    .map((move) => ({ ...move, quantity: -move.quantity }))

interface Part {
  lineId: string
  /** No more than this comes out of the line. */
  most: number
}
/** The items of the case; of one that is about the whole order what is left of each line. */
async function parts(tx: Tx, one: Case, order: Order): Promise<Part[]> {
  if (one.items.length) return one.items.map((item) => ({ lineId: item.lineId, most: item.paid.amount as number }))
  const values = lineValues(order, [], await refundedOf(tx, order.id))
  return [...values].map(([lineId, { left }]) => ({ lineId, most: Math.max(0, left) }))
}

/** With what came back before, nothing of the order is left with the customer. */
async function isWhole(tx: Tx, one: Case, order: Order): Promise<boolean> {
  const before = (await casesOfOrder(tx, order.id)).filter(
    ({ id, kind, status }) => id !== one.id && kind !== 'exchange' && consuming.has(kind) && status === 'done',
  )
  const units = (items: readonly { quantity: number }[]) => items.reduce((sum, item) => sum + item.quantity, 0)
  return [one, ...before].reduce((sum, { items }) => sum + units(items), 0) >= units(order.lines)
}

/** Balances of the shop's own (gift cards) move with it; a card that no longer covers its part stops everything. */
async function moveMoney(tx: Tx, one: Case, move: Move): Promise<void> {
  if (!move.immediate || !move.method) return
  const moved = await moveBalance(tx, one.customerId, move.method, move.direction === 'refund' ? move.amount : -move.amount)
  if (!moved) throw new Refusal('payment.insufficientBalance', { method: move.method })
}

async function changeLines(tx: Tx, one: Case, order: Order): Promise<void> {
  const facts = new Map(
    (
      await skuFacts(
        tx,
        order.shopId,
        one.items.flatMap((item) => item.newSkuExternalId ?? []),
      )
    ).map((sku) => [sku.externalId, sku]),
  )
  const swaps = one.items.map((item) => {
    const sku = facts.get(item.newSkuExternalId!)!
    return {
      lineId: item.lineId,
      quantity: item.quantity,
      newLineId: newId<'orderLine'>(),
      skuExternalId: sku.externalId,
      title: sku.title,
      options: sku.options,
      unitPrice: sku.price,
    }
  })
  await swapLines(tx, order, swaps)
  await moveStock(
    tx,
    order.shopId,
    one.items.flatMap((item) => [
      { skuExternalId: item.newSkuExternalId!, quantity: item.quantity },
      ...(item.skuExternalId ? [{ skuExternalId: item.skuExternalId, quantity: -item.quantity }] : []),
    ]),
  )
}

/** Both sides of every movement: where it came from in the order, and the method it went to. Together they come to zero. */
function entriesOf(one: Case, lines: readonly Part[], moves: readonly Move[]): Entry[] {
  const movement = one.kind
  const byMethod = new Map<string, number>()
  for (const move of moves) {
    const account = `method:${move.method ?? 'unknown'}`
    byMethod.set(account, (byMethod.get(account) ?? 0) - (move.direction === 'refund' ? move.amount : -move.amount))
  }
  const total = [...byMethod.values()].reduce((a, b) => a + b, 0)
  return [...sources(one, lines, -total), ...[...byMethod].map(([account, amount]) => ({ account, amount }))].map((entry) => ({
    movement,
    ...entry,
  }))
}

/** Which part of the order the money comes out of. Refunds of items by line, up to what was paid for each; the rest is freight; goodwill stands alone. */
function sources(one: Case, parts: readonly Part[], total: number): { account: string; amount: number }[] {
  if (one.kind === 'changePayment') return []
  if (one.kind === 'compensation') return [{ account: 'goodwill', amount: total }]
  if (one.kind === 'changeItems') return [{ account: 'difference', amount: total }]
  // The lines stay as they were bought: what an exchange or a repair costs is beside them.
  if (one.kind === 'exchange' || one.kind === 'repair') return [{ account: one.kind, amount: total }]
  const lines = overItems(total, parts)
  const rest = total - [...lines.values()].reduce((sum, amount) => sum + amount, 0)
  return [
    ...[...lines].map(([lineId, amount]) => ({ account: `line:${lineId}`, amount })),
    ...(rest > 0 ? [{ account: 'freight', amount: rest }] : []),
  ]
}

export const refundToOf = (ask: Ask): string | null => ('refundTo' in ask ? ask.refundTo : 'method' in ask ? ask.method : null)
