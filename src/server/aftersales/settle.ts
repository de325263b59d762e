import { Refusal } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { Address, Order } from '../../shared/wire/commerce.ts'
import { appendPayments, moveStock, setOrderAddress, setOrderStatus, skuFacts, swapLines } from '../commerce/steps.ts'
import { moveBalance } from '../customers/steps.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import type { Move } from './assess.ts'
import { shareOut } from './rules/money.ts'
import { type Case, type Entry, insertEntries } from './store.ts'

/**
 * The platform has done it: the shop's own copy follows, and the money is written into the ledger. Written once however often it runs: the
 * ledger's movement is the lock. For the built-in shop this is the act itself.
 */
export async function settle(tx: Tx, one: Case, order: Order, moves: readonly Move[]): Promise<void> {
  const { ask } = one
  if (moves.length && !(await insertEntries(tx, one, entriesOf(one, order, moves)))) return
  await appendPayments(
    tx,
    order.shopId,
    order.id,
    moves.map((move) => ({
      id: newId(),
      kind: move.direction,
      amount: move.amount,
      currency: one.currency,
      methodExternalId: move.method,
    })),
  )
  for (const move of moves) await moveMoney(tx, one, move)
  switch (ask.kind) {
    case 'cancel':
      await setOrderStatus(tx, order.id, 'cancelled')
      await moveStock(tx, order.shopId, stockOf(order))
      break
    case 'changeAddress':
      await setOrderAddress(tx, order.id, ask.address as Address)
      break
    case 'changeItems':
      await changeLines(tx, one, order)
      break
    case 'refundOnly':
      if (isWhole(one, order) && (order.status === 'paid' || order.status === 'processing')) await setOrderStatus(tx, order.id, 'cancelled')
      break
    case 'returnAndRefund':
      await setOrderStatus(tx, order.id, isWhole(one, order) ? 'returned' : 'completed')
      await moveStock(
        tx,
        order.shopId,
        one.items.flatMap((item) => (item.skuExternalId ? [{ skuExternalId: item.skuExternalId, quantity: -item.quantity }] : [])),
      )
      break
    case 'exchange':
      await setOrderStatus(tx, order.id, 'completed')
      await moveStock(
        tx,
        order.shopId,
        one.items.flatMap((item) => (item.newSkuExternalId ? [{ skuExternalId: item.newSkuExternalId, quantity: item.quantity }] : [])),
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

const stockOf = (order: Order) =>
  order.lines.flatMap((line) => (line.skuExternalId ? [{ skuExternalId: line.skuExternalId, quantity: -line.quantity }] : []))
const isWhole = (one: Case, order: Order): boolean =>
  one.items.reduce((sum, item) => sum + item.quantity, 0) === order.lines.reduce((sum, line) => sum + line.quantity, 0)

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
function entriesOf(one: Case, order: Order, moves: readonly Move[]): Entry[] {
  const movement = one.kind
  const byMethod = new Map<string, number>()
  for (const move of moves) {
    const account = `method:${move.method ?? 'unknown'}`
    byMethod.set(account, (byMethod.get(account) ?? 0) - (move.direction === 'refund' ? move.amount : -move.amount))
  }
  const total = [...byMethod.values()].reduce((a, b) => a + b, 0)
  return [...sources(one, order, -total), ...[...byMethod].map(([account, amount]) => ({ account, amount }))].map((entry) => ({
    movement,
    ...entry,
  }))
}

/** Which part of the order the money comes out of. Refunds of items by line, up to what was paid for each; the rest is freight; goodwill stands alone. */
function sources(one: Case, order: Order, total: number): { account: string; amount: number }[] {
  if (one.kind === 'changePayment') return []
  if (one.kind === 'compensation') return [{ account: 'goodwill', amount: total }]
  if (one.kind === 'changeItems' || one.kind === 'exchange') return [{ account: 'difference', amount: total }]
  const parts = one.items.length
    ? one.items.map((item) => ({ account: `line:${item.lineId}`, most: item.paid.amount as number }))
    : order.lines.map((line) => ({ account: `line:${line.id}`, most: line.unitPrice.amount * line.quantity - line.discount.amount }))
  const most = parts.reduce((sum, part) => sum + part.most, 0)
  const shares = shareOut(
    Math.min(total, most),
    parts.map((part) => part.most),
  )
  const lines = Map.groupBy(
    parts.map((part, i) => ({ account: part.account, amount: shares[i]! })),
    (part) => part.account,
  )
  const summed = [...lines].map(([account, all]) => ({ account, amount: all.reduce((sum, part) => sum + part.amount, 0) }))
  return [...summed, ...(total > most ? [{ account: 'freight', amount: total - most }] : [])]
}

export const refundToOf = (ask: Ask): string | null => ('refundTo' in ask ? ask.refundTo : 'method' in ask ? ask.method : null)
