import type { MerchantId, ShopId } from '../../shared/ids.ts'
import type { House } from '../foundation/house.ts'
import { findShopByKey, findShopBySlug, listShopsOfMerchant, type ShopSettings } from './store.ts'

/** The shop a widget's public key or an address (/demo/:shop) names. Kept for a moment: every page view asks. */
const KEEP_MS = 10_000
const kept = new WeakMap<House, Map<string, { shop: ShopSettings | undefined; until: number }>>()

async function keep(house: House, name: string, find: () => Promise<ShopSettings | undefined>): Promise<ShopSettings | undefined> {
  const map = kept.get(house) ?? new Map<string, { shop: ShopSettings | undefined; until: number }>()
  kept.set(house, map)
  const known = map.get(name)
  if (known && known.until > performance.now()) return known.shop
  const shop = await find()
  if (map.size > 1_000) map.clear()
  if (shop) map.set(name, { shop, until: performance.now() + KEEP_MS })
  return shop
}

export const shopByKey = (house: House, publicKey: string) => keep(house, `key ${publicKey}`, () => findShopByKey(house, publicKey))
export const shopBySlug = (house: House, slug: string) => keep(house, `slug ${slug}`, () => findShopBySlug(house, slug))

/** Every shop of a merchant: what the house itself may see when it follows up on something of theirs. */
export const shopsOf = async (house: House, merchantId: MerchantId): Promise<ShopId[]> =>
  (await listShopsOfMerchant(house, merchantId)).map(({ id }) => id)
