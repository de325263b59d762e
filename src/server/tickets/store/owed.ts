import type { ShopId } from '../../../shared/ids.ts'
import type { Reads } from '../../foundation/transaction.ts'

const promises = `from commitments where merchant_id = $1 and shop_id = any($2::uuid[]) and fulfilled_at is null and state <> 'released'`

export const countOwed = async (db: Reads, shopIds: readonly ShopId[]) =>
  (
    await db.rows<{ promises: number; overduePromises: number; clocks: number }>(
      `select (select count(*) from (select ${promises} limit 1000) x) as promises,
              (select count(*) from (select ${promises} and due_at <= $3 limit 1000) x) as "overduePromises",
              (select count(*) from (select from clocks where merchant_id = $1 and shop_id = any($2::uuid[]) and state <> 'stopped' and due_at <= $3 limit 1000) x) as clocks`,
      [db.merchantId, shopIds, db.now],
    )
  )[0]!
