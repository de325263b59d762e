import type { ShopId } from '../../shared/ids.ts'
import type { Policy, PolicyContent } from '../../shared/wire/policy.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

const columns = 'shop_id as "shopId", version, content, note, by_name as "by", at'
export type PolicyRow = Omit<Policy, 'at'> & { at: Date }

/** 0 = the shop has written none. */
export const newestVersion = async (db: Reads, shopId: ShopId): Promise<number> =>
  (
    await db.rows<{ version: number }>(
      'select coalesce(max(version), 0) as version from policies where merchant_id = $1 and shop_id = $2',
      [db.merchantId, shopId],
    )
  )[0]!.version

/** Which one was in force at a moment; 0 = none was written yet. */
export const versionAt = async (db: Reads, shopId: ShopId, at: Date): Promise<number> =>
  (
    await db.rows<{ version: number }>(
      'select coalesce(max(version), 0) as version from policies where merchant_id = $1 and shop_id = $2 and at <= $3',
      [db.merchantId, shopId, at],
    )
  )[0]!.version

export const findPolicy = async (db: Reads, shopId: ShopId, version: number): Promise<PolicyRow | undefined> =>
  (
    await db.rows<PolicyRow>(`select ${columns} from policies where merchant_id = $1 and shop_id = $2 and version = $3`, [
      db.merchantId,
      shopId,
      version,
    ])
  )[0]

/** Newest first; one more than `limit`. */
export const listPolicies = (db: Reads, shopId: ShopId, before: number | null, limit: number) =>
  db.rows<PolicyRow>(
    `select ${columns} from policies where merchant_id = $1 and shop_id = $2 and ($3::int is null or version < $3) order by version desc limit $4`,
    [db.merchantId, shopId, before, limit + 1],
  )

interface NewPolicy {
  shopId: ShopId
  version: number
  content: PolicyContent
  note: string
}
/** False when there is this version already: somebody was quicker. */
export const insertPolicy = async (tx: Tx, { shopId, version, content, note }: NewPolicy): Promise<boolean> => {
  const inserted = await tx.rows(
    `insert into policies (merchant_id, shop_id, version, content, note, by_id, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning version`,
    [tx.merchantId, shopId, version, JSON.stringify(content), note, tx.actor.id, tx.actor.name, tx.now],
  )
  return inserted.length > 0
}
