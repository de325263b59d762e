import type { ShopId, StaffId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface Opened {
  name: string
  demo: boolean
  ready: boolean
  /** Whether somebody has said what the shop is called and where it is. */
  described: boolean
  /** Whether anybody else works here, invited ones too. */
  colleagues: boolean
}
export const findOpened = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<Opened>(
      `select m.name, m.demo, m.ready, coalesce(s.described_at is not null, false) as described,
          exists (select from staff x where x.merchant_id = $1 and x.id::text <> $3 and x.disabled_at is null) as colleagues
         from merchants m left join shops s on s.merchant_id = m.merchant_id and s.id = $2 where m.merchant_id = $1`,
      [db.merchantId, shopId, db.actor.id],
    )
  )[0]

/** Two who start over at once come one after the other; with the address by which who asks signs in. */
export const lockMerchant = async (tx: Tx) =>
  (
    await tx.rows<{ demo: boolean; ready: boolean; email: string | null }>(
      `select m.demo, m.ready, s.email from merchants m left join staff s on s.merchant_id = m.merchant_id and s.id::text = $2
        where m.merchant_id = $1 for update of m`,
      [tx.merchantId, tx.actor.id],
    )
  )[0]
export const setMerchant = (tx: Tx, name: string) =>
  tx.rows('update merchants set name = $2, demo = false where merchant_id = $1', [tx.merchantId, name])
export const putIntoShop = (tx: Tx, staffId: StaffId, shopId: ShopId) =>
  tx.rows('insert into staff_shops (merchant_id, staff_id, shop_id) values ($1, $2, $3)', [tx.merchantId, staffId, shopId])

export const setDescription = (
  tx: Tx,
  shopId: ShopId,
  shop: { name: string; language: Language; currency: string; timeZone: string; greeting: string },
) =>
  tx.rows(
    `update shops set name = $3, language = $4, currency = $5, time_zone = $6, greeting = $7, described_at = coalesce(described_at, $8)
      where merchant_id = $1 and id = $2`,
    [tx.merchantId, shopId, shop.name, shop.language, shop.currency, shop.timeZone, shop.greeting, tx.now],
  )
