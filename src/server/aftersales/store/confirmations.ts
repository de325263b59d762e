import type { CustomerId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface Confirmation {
  id: string
  customerId: CustomerId
  orderId: OrderId
  askHash: string
  orderHash: string
  expiresAt: Date
  confirmedAt: Date | null
  usedAt: Date | null
}
export const insertConfirmation = (tx: Tx, shopId: ShopId, one: Omit<Confirmation, 'confirmedAt' | 'usedAt'>) =>
  tx.rows(
    'insert into confirmations (merchant_id, shop_id, id, customer_id, order_id, ask_hash, order_hash, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tx.merchantId, shopId, one.id, one.customerId, one.orderId, one.askHash, one.orderHash, one.expiresAt],
  )
export const lockConfirmation = async (tx: Tx, id: string): Promise<Confirmation | undefined> =>
  (
    await tx.rows<Confirmation>(
      `select id, customer_id as "customerId", order_id as "orderId", ask_hash as "askHash", order_hash as "orderHash", expires_at as "expiresAt",
              confirmed_at as "confirmedAt", used_at as "usedAt"
         from confirmations where merchant_id = $1 and id = $2 and customer_id = $3 for update`,
      [tx.merchantId, id, tx.actor.customerId],
    )
  )[0]
export const confirm = (tx: Tx, id: string) =>
  tx.rows('update confirmations set confirmed_at = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, tx.now])
export const useUp = (tx: Tx, id: string) =>
  tx.rows('update confirmations set used_at = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, tx.now])
/** The customer's recorded yes to exactly this, still good; undefined when there is none. */
export const findYes = async (db: Reads, askHash: string): Promise<string | undefined> =>
  (
    await db.rows<{ id: string }>(
      `select id from confirmations where merchant_id = $1 and customer_id = $2 and ask_hash = $3 and confirmed_at is not null and used_at is null
          and expires_at > $4 order by confirmed_at desc limit 1`,
      [db.merchantId, db.actor.customerId, askHash, db.now],
    )
  )[0]?.id
