import type { ShopId } from '../../../shared/ids.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export const findSecrets = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<{ sealed: string; previous: string | null; until: Date | null }>(
      `select secret_sealed as sealed, previous_sealed as previous, previous_until as until from platform_secrets
        where merchant_id = $1 and shop_id = any($2::uuid[]) and shop_id = $3`,
      [db.merchantId, db.actor.shopIds, shopId],
    )
  )[0]

export const setSecret = (tx: Tx, shopId: ShopId, sealed: string, previousUntil: Date) =>
  tx.rows(
    `insert into platform_secrets as p (merchant_id, shop_id, secret_sealed) values ($1, $2, $3)
     on conflict (merchant_id, shop_id) do update set previous_sealed = p.secret_sealed, previous_until = $4, secret_sealed = excluded.secret_sealed`,
    [tx.merchantId, shopId, sealed, previousUntil],
  )

/** False when it was taken before; of two deliveries at once the second waits for what becomes of the first. */
export const insertMessage = async (tx: Tx, shopId: ShopId, id: string): Promise<boolean> =>
  (
    await tx.rows(
      'insert into platform_messages (merchant_id, shop_id, id, received_at) values ($1, $2, $3, $4) on conflict do nothing returning id',
      [tx.merchantId, shopId, id, tx.now],
    )
  ).length > 0

export type Kind = 'product' | 'customer' | 'order'
/** Moves what the platform told us of a thing to this moment, and holds it there until the transaction ends. False when it is known from later. */
export const advance = async (tx: Tx, shopId: ShopId, kind: Kind, externalId: string, asOf: Date): Promise<boolean> =>
  (
    await tx.rows(
      `insert into platform_moments as m (merchant_id, shop_id, kind, external_id, as_of, told_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (merchant_id, shop_id, kind, external_id) do update set as_of = excluded.as_of, told_at = excluded.told_at
         where m.as_of <= excluded.as_of returning as_of`,
      [tx.merchantId, shopId, kind, externalId, asOf, tx.now],
    )
  ).length > 0

/** What we change of an order ourselves is known from now on. Gives when the platform last told us of it. */
export const setKnown = async (tx: Tx, shopId: ShopId, externalId: string): Promise<Date | null> =>
  (
    await tx.rows<{ toldAt: Date | null }>(
      `insert into platform_moments as m (merchant_id, shop_id, kind, external_id, as_of) values ($1, $2, 'order', $3, $4)
       on conflict (merchant_id, shop_id, kind, external_id) do update set as_of = greatest(m.as_of, excluded.as_of) returning told_at as "toldAt"`,
      [tx.merchantId, shopId, externalId, tx.now],
    )
  )[0]!.toldAt

/** An order by the shop's own name, held: whoever changes one takes it first. */
export const holdByExternalId = (tx: Tx, shopId: ShopId, externalId: string) =>
  tx.rows('select from orders where merchant_id = $1 and shop_id = $2 and external_id = $3 for update', [tx.merchantId, shopId, externalId])

export const findByExternalId = async (db: Reads, shopId: ShopId, externalId: string) =>
  (
    await db.rows<{ id: string; customerId: string }>(
      'select id, customer_id as "customerId" from orders where merchant_id = $1 and shop_id = $2 and external_id = $3',
      [db.merchantId, shopId, externalId],
    )
  )[0]
