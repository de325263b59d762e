import type { MerchantId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface KeptVector {
  id: string
  language: Language
  hash: string
  numbers: number
}
/** Which texts of a shop have their numbers from this source, and what they were made from. */
export const listKept = (db: Reads, shopId: ShopId, source: string) =>
  db.rows<KeptVector>(
    'select text_id as id, language, hash, length(vector) as numbers from text_vectors where merchant_id = $1 and shop_id = $2 and source = $3 limit 20000',
    [db.merchantId, shopId, source],
  )

/** Of one language; at most `limit`. */
export const listVectors = (db: Reads, shopId: ShopId, language: Language, source: string, limit: number) =>
  db.rows<{ id: string; vector: Buffer }>(
    'select text_id as id, vector from text_vectors where merchant_id = $1 and shop_id = $2 and language = $3 and source = $4 limit $5',
    [db.merchantId, shopId, language, source, limit],
  )

export interface NewVector extends Omit<KeptVector, 'numbers'> {
  vector: Buffer
}
export const setVectors = (tx: Tx, shopId: ShopId, source: string, all: readonly NewVector[]) =>
  tx.rows(
    `insert into text_vectors (merchant_id, shop_id, source, text_id, language, hash, vector)
     select $1, $2, $3, v.* from unnest($4::uuid[], $5::text[], $6::text[], $7::bytea[]) as v
     on conflict (merchant_id, shop_id, language, text_id) do update set source = excluded.source, hash = excluded.hash, vector = excluded.vector`,
    [
      tx.merchantId,
      shopId,
      source,
      all.map(({ id }) => id),
      all.map(({ language }) => language),
      all.map(({ hash }) => hash),
      all.map(({ vector }) => vector),
    ],
  )

export const deleteVectors = (tx: Tx, shopId: ShopId, all: readonly Pick<KeptVector, 'id' | 'language'>[]) =>
  tx.rows(
    `delete from text_vectors where merchant_id = $1 and shop_id = $2 and (language, text_id) in (select * from unnest($3::text[], $4::uuid[]))`,
    [tx.merchantId, shopId, all.map(({ language }) => language), all.map(({ id }) => id)],
  )

/** What came from elsewhere says nothing any more; with null all of it goes, and nothing is asked from now on. */
export async function leaveSource(tx: Tx, source: string | null): Promise<void> {
  await tx.rows('delete from text_vectors where merchant_id = $1 and source is distinct from $2', [tx.merchantId, source])
  if (source === null) await tx.rows('delete from vector_work where merchant_id = $1', [tx.merchantId])
}

/** The texts of these shops are to be looked at, where finding by meaning is on. */
export const dueNow = (tx: Tx, shopIds: readonly ShopId[]) =>
  tx.rows(
    `insert into vector_work (merchant_id, shop_id, due_at)
     select $1, s, $3 from unnest($2::uuid[]) as s where exists (select from model_settings m where m.merchant_id = $1 and m.embedding_model <> '')
     on conflict (merchant_id, shop_id) do update set due_at = excluded.due_at, failures = 0, trouble = null`,
    [tx.merchantId, shopIds, tx.now],
  )

/** A shop whose turn it is, taken until `until`: who dies with it leaves it to the next. */
export const takeDue = async (tx: Tx, until: Date) =>
  (
    await tx.rows<{ shopId: ShopId; failures: number }>(
      `update vector_work w set due_at = $3
        where w.merchant_id = $1 and w.shop_id = (select shop_id from vector_work where merchant_id = $1 and due_at <= $2 order by due_at limit 1 for update skip locked)
        returning shop_id as "shopId", failures`,
      [tx.merchantId, tx.now, until],
    )
  )[0]

export interface Work {
  dueAt: Date | null
  failures: number
  trouble: string | null
}
export const setWork = (tx: Tx, shopId: ShopId, { dueAt, failures, trouble }: Work) =>
  tx.rows('update vector_work set due_at = $3, failures = $4, trouble = $5 where merchant_id = $1 and shop_id = $2', [
    tx.merchantId,
    shopId,
    dueAt,
    failures,
    trouble,
  ])

export const merchantsWithVectorWork = async (house: House, now: Date): Promise<MerchantId[]> =>
  (
    await house.database.system.query<{ merchantId: MerchantId }>(
      statement('select distinct merchant_id as "merchantId" from vector_work where due_at <= $1 limit 100', [now]),
    )
  ).rows.map(({ merchantId }) => merchantId)

/** How far it is: over all shops of the merchant. */
export const vectorFigures = async (db: Reads, source: string) =>
  (
    await db.rows<{ kept: number; working: boolean; trouble: string | null }>(
      `select (select count(*)::int from text_vectors where merchant_id = $1 and source = $2) as kept,
              coalesce(bool_or(due_at is not null), false) as working, max(trouble) as trouble
         from vector_work where merchant_id = $1`,
      [db.merchantId, source],
    )
  )[0]!
