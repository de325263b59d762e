import type { ShopId } from '../../../shared/ids.ts'
import type { Tx } from '../../foundation/transaction.ts'

/**
 * Counts one more try at an order number, and answers with how many there were since then with it. The row is held until the transaction ends:
 * a hundred tries at once are counted one after the other. What others left behind by then is forgotten.
 */
export async function addTry(tx: Tx, shopId: ShopId, numberKey: string, since: Date): Promise<number> {
  await tx.rows('delete from order_proof_failures where merchant_id = $1 and since <= $2', [tx.merchantId, since])
  const [row] = await tx.rows<{ failures: number }>(
    `insert into order_proof_failures (merchant_id, shop_id, number_key, failures, since) values ($1, $2, $3, 1, $4)
     on conflict (merchant_id, shop_id, number_key) do update set failures = order_proof_failures.failures + 1 returning failures`,
    [tx.merchantId, shopId, numberKey, tx.now],
  )
  return row!.failures
}

/** It was no failure. */
export const takeTryBack = (tx: Tx, shopId: ShopId, numberKey: string) =>
  tx.rows('update order_proof_failures set failures = failures - 1 where merchant_id = $1 and shop_id = $2 and number_key = $3', [
    tx.merchantId,
    shopId,
    numberKey,
  ])
