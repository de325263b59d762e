import type { CustomerId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { Order } from '../../../shared/wire/commerce.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { numberKey } from '../rules.ts'
import { type OrderRow, withParts } from './order-parts.ts'

const columns = `id, shop_id as "shopId", external_id as "externalId", number, customer_id as "customerId", customer_external_id as "customerExternalId",
  status, status_label as "statusLabel", currency, address, goods_total as "goodsTotal", freight, discount, total, paid,
  nullif(placed_at, '-infinity') as "placedAt", remark`

export const findOrder = async (db: Reads, id: OrderId): Promise<Order | undefined> =>
  (
    await withParts(
      db,
      await db.rows<OrderRow>(`select ${columns} from orders where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3`, [
        db.merchantId,
        db.actor.shopIds,
        id,
      ]),
    )
  )[0]

/** Where a list goes on: after an order's time and id. Orders without a time come last, by id. */
export type OrderKey = readonly [placedAt: string, id: string]
export const keyOf = (order: Order): OrderKey => [order.placedAt ?? '-infinity', order.id]

/** Newest first; one more than `limit`. */
export const listOrders = async (db: Reads, shopIds: readonly ShopId[], after: OrderKey | null, limit: number) =>
  withParts(
    db,
    await db.rows<OrderRow>(
      `select ${columns} from unnest($2::uuid[]) as s(shop), lateral
         (select * from orders where merchant_id = $1 and shop_id = s.shop and ($3::timestamptz is null or (placed_at, id) < ($3, $4::uuid))
           order by placed_at desc, id desc limit $5) o
        order by placed_at desc, id desc limit $5`,
      [db.merchantId, shopIds, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    ),
  )

/** The same of one customer. */
export const listCustomerOrders = async (db: Reads, customerId: CustomerId, after: OrderKey | null, limit: number) =>
  withParts(
    db,
    await db.rows<OrderRow>(
      `select ${columns} from orders
        where merchant_id = $1 and shop_id = any($2::uuid[]) and customer_id = $3 and ($4::timestamptz is null or (placed_at, id) < ($4, $5::uuid))
        order by placed_at desc, id desc limit $6`,
      [db.merchantId, db.actor.shopIds, customerId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    ),
  )

/** The newest orders of a customer. */
export const ordersOfCustomer = async (db: Reads, customerId: CustomerId, limit: number): Promise<Order[]> =>
  (await listCustomerOrders(db, customerId, null, limit)).slice(0, limit)

/** However the number was typed. Whose order it is the caller has to look at: a number is no proof. */
export const ordersByNumber = async (db: Reads, shopIds: readonly ShopId[], typed: string, limit: number): Promise<Order[]> => {
  const key = numberKey(typed)
  if (!key) return []
  return withParts(
    db,
    await db.rows<OrderRow>(
      `select ${columns} from orders where merchant_id = $1 and shop_id = any($2::uuid[]) and number_key = $3 order by placed_at desc, id desc limit $4`,
      [db.merchantId, shopIds, key, limit],
    ),
  )
}

/** The order a waybill belongs to, however its number was typed; the newest should a carrier have used it twice. */
export const orderByTracking = async (db: Reads, shopIds: readonly ShopId[], typed: string): Promise<Order | undefined> => {
  const key = numberKey(typed)
  if (!key) return undefined
  const rows = await db.rows<OrderRow>(
    `select ${columns} from orders
      where merchant_id = $1 and shop_id = any($2::uuid[])
        and id in (select order_id from parcels where merchant_id = $1 and shop_id = any($2::uuid[]) and tracking_key = $3)
      order by placed_at desc, id desc limit 1`,
    [db.merchantId, shopIds, key],
  )
  return (await withParts(db, rows))[0]
}

export const countOrders = async (db: Reads, customerIds: readonly CustomerId[]): Promise<Map<CustomerId, number>> =>
  new Map(
    (
      await db.rows<{ customerId: CustomerId; count: number }>(
        `select customer_id as "customerId", count(*) as count from orders
          where merchant_id = $1 and shop_id = any($2::uuid[]) and customer_id = any($3::uuid[]) group by customer_id`,
        [db.merchantId, db.actor.shopIds, customerIds],
      )
    ).map(({ customerId, count }) => [customerId, count]),
  )

/** Orders of these shops placed in a period, by the index of shop and time. */
export const ordersPlaced = async (db: Reads, shopIds: readonly ShopId[], from: Date, until: Date): Promise<OrderId[]> =>
  (
    await db.rows<{ id: OrderId }>(
      `select o.id from unnest($2::uuid[]) as s(shop), lateral
         (select id from orders where merchant_id = $1 and shop_id = s.shop and placed_at >= $3 and placed_at < $4) o`,
      [db.merchantId, shopIds, from, until],
    )
  ).map(({ id }) => id)
