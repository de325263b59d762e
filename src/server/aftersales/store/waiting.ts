import type { ShopId } from '../../../shared/ids.ts'
import type { Reads } from '../../foundation/transaction.ts'

export const countInReview = async (db: Reads, shopIds: readonly ShopId[]) =>
  (
    await db.rows<{ count: number }>(
      `select count(*) as count from (select from aftersales where merchant_id = $1 and shop_id = any($2::uuid[]) and status = 'review' limit 1000) x`,
      [db.merchantId, shopIds],
    )
  )[0]!.count
