import type { ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { perHouse } from '../foundation/per-house.ts'
import type { Reads } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { unwrittenFor } from './ready-made/ready-made.ts'
import { findPolicy, newestVersion, type PolicyRow, versionAt } from './store.ts'

/** Versions are never changed, so what was read once holds: only which one is the newest is asked every time, in the caller's own transaction. */
const keptIn = perHouse(() => new Map<string, PolicyRow>())
const KEPT = 1_000

/** The shop's policy as it is now. A shop that has not written one goes by a ready-made one; that is version 0. Throws `shop.notFound`. */
export const currentPolicy = async (db: Reads, shopId: ShopId): Promise<PolicyRow> =>
  policyVersion(db, shopId, await newestVersion(db, shopId))

/** The policy as it was at a moment. Throws `shop.notFound`. */
export const policyAt = async (db: Reads, shopId: ShopId, at: Date): Promise<PolicyRow> =>
  policyVersion(db, shopId, await versionAt(db, shopId, at))

/** The version a case was judged by. Throws `policy.notFound`, `shop.notFound`. */
export async function policyVersion(db: Reads, shopId: ShopId, version: number): Promise<PolicyRow> {
  // What is kept was read by somebody else: the database's walls don't stand around it.
  if (!db.actor.shopIds.includes(shopId)) throw new Refusal('shop.notFound')
  if (version === 0) return unwritten(db, shopId)
  const map = keptIn(db.house)
  const key = `${db.merchantId} ${shopId} ${version}`
  const found = map.get(key) ?? (await findPolicy(db, shopId, version))
  if (!found) throw new Refusal('policy.notFound')
  if (map.size >= KEPT) map.clear()
  map.set(key, found)
  return found
}

async function unwritten(db: Reads, shopId: ShopId): Promise<PolicyRow> {
  const { language } = await shopOf(db, shopId)
  const { content, code } = unwrittenFor(language)
  return { shopId, version: 0, content, note: code, by: null, at: new Date(0) }
}
