import type { CustomerId, ShopId } from '../../shared/ids.ts'
import type { Order, OrderInput } from '../../shared/wire/commerce.ts'
import { ordersByNumber } from '../commerce/steps.ts'
import { view } from '../foundation/action.ts'
import { permissionsOf } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { customerOfTalk } from './keep-talks.ts'
import type { DemoShop } from './shops/demo-data.ts'

export type Shop = DemoShop & { id: ShopId }

export const findByNumber = view('commerce.read', async (db, { shopId, number }: { shopId: ShopId; number: string }) => {
  const [order] = await ordersByNumber(db, [shopId], number, 1)
  return order
})
/** Orders by how they stand, dearest last; not those of customers whose conversations are written. */
export function ordersFor(shop: Shop): Partial<Record<Order['status'], string[]>> {
  const told = new Set(shop.talks.map((_, i) => customerOfTalk(shop, i).externalId))
  for (const customer of shop.customers.slice(0, 4)) told.add(customer.externalId)
  const value = (order: OrderInput) => order.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0)
  const free = shop.orders.filter((order) => !told.has(order.customerExternalId ?? '')).toSorted((a, b) => value(a) - value(b))
  const numbers: Partial<Record<Order['status'], string[]>> = {}
  for (const { number, status } of free) (numbers[status] ??= []).push(number)
  return numbers
}

/** As the customer of an order. */
export const ownOf = (context: Context, { id, language }: Shop, customerId: CustomerId): Context => ({
  ...context,
  language,
  actor: { ...context.actor, kind: 'customer', id: customerId, permissions: permissionsOf('customer'), shopIds: [id], customerId },
})
