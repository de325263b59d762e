import type { CustomerId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { OrderMark } from '../../../shared/wire/order-mark.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export type MarkRow = Omit<OrderMark, 'at' | 'urgedAt'> & { at: Date | null; urgedAt: Date | null }

const columns = 'remark, flag, by_name as "by", marked_at as "at", urged_count as "urgedCount", urged_at as "urgedAt"'

export const findMark = async (db: Reads, orderId: OrderId): Promise<MarkRow | undefined> =>
  (await db.rows<MarkRow>(`select ${columns} from order_marks where merchant_id = $1 and order_id = $2`, [db.merchantId, orderId]))[0]

/** Of a customer's orders, those that are marked. */
export const marksOfCustomer = (db: Reads, customerId: CustomerId, limit: number) =>
  db.rows<MarkRow & { orderId: OrderId }>(
    `select m.order_id as "orderId", ${columns} from orders o join order_marks m on m.merchant_id = o.merchant_id and m.order_id = o.id
      where o.merchant_id = $1 and o.shop_id = any($2::uuid[]) and o.customer_id = $3 order by o.placed_at desc, o.id desc limit $4`,
    [db.merchantId, db.actor.shopIds, customerId, limit],
  )

export const setMark = async (
  tx: Tx,
  shopId: ShopId,
  orderId: OrderId,
  { remark, flag }: Pick<OrderMark, 'remark' | 'flag'>,
): Promise<MarkRow> =>
  (
    await tx.rows<MarkRow>(
      `insert into order_marks (merchant_id, shop_id, order_id, remark, flag, by_name, marked_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (merchant_id, order_id) do update set remark = excluded.remark, flag = excluded.flag, by_name = excluded.by_name, marked_at = excluded.marked_at
       returning ${columns}`,
      [tx.merchantId, shopId, orderId, remark, flag, tx.actor.name, tx.now],
    )
  )[0]!

/** One more time somebody asks for it to leave; nothing when they did after `since`. */
export const addUrge = async (tx: Tx, shopId: ShopId, orderId: OrderId, since: Date): Promise<MarkRow | undefined> =>
  (
    await tx.rows<MarkRow>(
      `insert into order_marks as m (merchant_id, shop_id, order_id, remark, urged_count, urged_at) values ($1, $2, $3, '', 1, $4)
       on conflict (merchant_id, order_id) do update set urged_count = m.urged_count + 1, urged_at = excluded.urged_at
         where m.urged_at is null or m.urged_at <= $5
       returning ${columns}`,
      [tx.merchantId, shopId, orderId, tx.now, since],
    )
  )[0]
