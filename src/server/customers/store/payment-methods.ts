import type { CustomerId, ShopId } from '../../../shared/ids.ts'
import type { CustomerInput } from '../../../shared/wire/commerce.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export type PaymentMethodRow = CustomerInput['paymentMethods'][number] & { customerId: CustomerId; position: number; currency: string }

export const listPaymentMethods = (db: Reads, customerIds: readonly CustomerId[]) =>
  db.rows<PaymentMethodRow>(
    `select customer_id as "customerId", position, external_id as "externalId", kind, label, balance, currency, details from customer_payment_methods
      where merchant_id = $1 and shop_id = any($2::uuid[]) and customer_id = any($3::uuid[]) order by customer_id, position`,
    [db.merchantId, db.actor.shopIds, customerIds],
  )

/** The methods of these customers become exactly the given ones. */
export async function setPaymentMethods(
  tx: Tx,
  shopId: ShopId,
  customerIds: readonly CustomerId[],
  all: readonly PaymentMethodRow[],
): Promise<void> {
  await tx.rows('delete from customer_payment_methods where merchant_id = $1 and shop_id = $2 and customer_id = any($3::uuid[])', [
    tx.merchantId,
    shopId,
    customerIds,
  ])
  if (!all.length) return
  await tx.rows(
    `insert into customer_payment_methods (merchant_id, shop_id, customer_id, position, external_id, kind, label, balance, currency, details)
     select $1, $2, n."customerId", n.position, n."externalId", n.kind, n.label, n.balance, n.currency, n.details
       from json_to_recordset($3::json) as n("customerId" uuid, position int, "externalId" text, kind text, label text, balance bigint, currency text, details json)`,
    [tx.merchantId, shopId, JSON.stringify(all)],
  )
}

/** Puts money on (or takes it from) a method that has a balance. False when it would fall below zero, or has no balance of its own. */
export const moveBalance = async (tx: Tx, customerId: CustomerId, externalId: string, by: number): Promise<boolean> =>
  (
    await tx.rows(
      `update customer_payment_methods set balance = balance + $4
        where merchant_id = $1 and customer_id = $2 and external_id = $3 and balance is not null and balance + $4 >= 0 returning 1 as moved`,
      [tx.merchantId, customerId, externalId, by],
    )
  ).length > 0
