import type { z } from 'zod'
import type { CustomerId, OrderId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { OrderMark, orderMarkInputSchema } from '../../shared/wire/order-mark.ts'
import { findCustomer } from '../customers/steps.ts'
import { action, view } from '../foundation/action.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { addUrge, findMark, type MarkRow, marksOfCustomer, setMark } from './store/order-marks.ts'
import { findOrder } from './store/orders.ts'

const DAY_MS = 86_400_000
const unmarked: MarkRow = { remark: '', flag: null, by: null, at: null, urgedCount: 0, urgedAt: null }
const wire = (row: MarkRow): OrderMark => ({ ...row, at: row.at?.toISOString() ?? null, urgedAt: row.urgedAt?.toISOString() ?? null })
const about = (order: Order) => ({ shopId: order.shopId, customerId: order.customerId })

/** Throws `order.notFound`, also for a customer who asks for somebody else's. */
async function orderOf(db: Reads, id: OrderId): Promise<Order> {
  const order = await findOrder(db, id)
  if (!order || (db.actor.customerId && db.actor.customerId !== order.customerId)) throw new Refusal('order.notFound')
  return order
}

export const orderMark = view('commerce.read', async (db, id: OrderId) =>
  wire((await findMark(db, (await orderOf(db, id)).id)) ?? unmarked),
)

/** The marks of a customer's newest orders, those that have one. Throws `customer.notFound`. */
export const orderMarks = view('commerce.read', async (db, { customer, limit }: { customer: CustomerId; limit: number }) => {
  if (!(await findCustomer(db, customer))) throw new Refusal('customer.notFound')
  const rows = await marksOfCustomer(db, customer, limit)
  return { items: rows.map(({ orderId, ...row }) => ({ orderId, ...wire(row) })), next: null }
})

/** 备注/插旗: a remark and a flag for colleagues. */
export const markOrder = action('commerce.mark', async (tx, { id, mark }: { id: OrderId; mark: z.output<typeof orderMarkInputSchema> }) => {
  const order = await orderOf(tx, id)
  const row = await setMark(tx, order.shopId, order.id, mark)
  tx.record('order.marked', { shopId: order.shopId }, { orderId: order.id })
  return wire(row)
})

/** 催发货: whoever waits for an order that is paid and has not left says so, once a day. Throws `order.notWaiting`, `order.urgedAlready`. */
async function urge(tx: Tx, id: OrderId): Promise<OrderMark> {
  const order = await orderOf(tx, id)
  if (order.status !== 'paid' && order.status !== 'processing') throw new Refusal('order.notWaiting')
  const row = await addUrge(tx, order.shopId, order.id, new Date(tx.now.getTime() - DAY_MS))
  if (!row) throw new Refusal('order.urgedAlready')
  tx.record('order.urged', about(order), { orderId: order.id, count: row.urgedCount })
  return wire(row)
}
export const urgeOrder = action('commerce.mark', (tx, id: OrderId) => urge(tx, id))
export const urgeOwnOrder = action('aftersales.own', async (tx, id: OrderId) => {
  const { urgedCount, urgedAt } = await urge(tx, id)
  return { urgedCount, urgedAt }
})
