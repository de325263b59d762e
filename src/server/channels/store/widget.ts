import type { ShopId } from '../../../shared/ids.ts'
import type { WidgetLook } from '../../../shared/wire/widget.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export const findLook = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<WidgetLook>('select side, hours, invitations from widget_looks where merchant_id = $1 and shop_id = $2', [
      db.merchantId,
      shopId,
    ])
  )[0]

export const writeLook = (tx: Tx, shopId: ShopId, { side, hours, invitations }: WidgetLook) =>
  tx.rows(
    `insert into widget_looks (merchant_id, shop_id, side, hours, invitations) values ($1, $2, $3, $4, $5)
     on conflict (merchant_id, shop_id) do update set side = excluded.side, hours = excluded.hours, invitations = excluded.invitations`,
    [tx.merchantId, shopId, side, hours, JSON.stringify(invitations)],
  )

/** The first one stays. */
export const insertPage = (tx: Tx, shopId: ShopId, origin: string) =>
  tx.rows('insert into widget_pages (merchant_id, shop_id, origin, seen_at) values ($1, $2, $3, $4) on conflict do nothing', [
    tx.merchantId,
    shopId,
    origin,
    tx.now,
  ])
export const findPage = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<{ origin: string; seenAt: Date }>(
      'select origin, seen_at as "seenAt" from widget_pages where merchant_id = $1 and shop_id = $2',
      [db.merchantId, shopId],
    )
  )[0]
