import type { ShopId } from '../../../shared/ids.ts'
import type { Clockwork } from '../../../shared/wire/clocks.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface ClockworkRow {
  shopId: ShopId
  version: number
  content: Clockwork
  by: string | null
  at: Date
}
const columns = 'shop_id as "shopId", version, content, by_name as by, at'

export const newestClockwork = async (db: Reads, shopId: ShopId): Promise<ClockworkRow | undefined> =>
  (
    await db.rows<ClockworkRow>(
      `select ${columns} from clockworks where merchant_id = $1 and shop_id = $2 and shop_id = any($3::uuid[]) order by version desc limit 1`,
      [db.merchantId, shopId, db.actor.shopIds],
    )
  )[0]

/** Oldest first. */
export const clockworksFrom = (db: Reads, shopId: ShopId, version: number) =>
  db.rows<ClockworkRow>(
    `select ${columns} from clockworks where merchant_id = $1 and shop_id = $2 and version >= $3 order by version limit 1000`,
    [db.merchantId, shopId, version],
  )

/** False when there is this version already: somebody was quicker. */
export const insertClockwork = async (tx: Tx, shopId: ShopId, version: number, content: Clockwork): Promise<boolean> =>
  (
    await tx.rows(
      `insert into clockworks (merchant_id, shop_id, version, content, by_id, by_name, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning version`,
      [tx.merchantId, shopId, version, JSON.stringify(content), tx.actor.id, tx.actor.name, tx.now],
    )
  ).length > 0
