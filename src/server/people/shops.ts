import { randomBytes } from 'node:crypto'
import type { MerchantId, ShopId } from '../../shared/ids.ts'
import type { House } from '../foundation/house.ts'
import { perHouse } from '../foundation/per-house.ts'
import { findDemoShop, findShopByKey, findShopBySlug, listShopsOfMerchant, type ShopSettings } from './store.ts'

/** The shop a widget's public key or an address (/chat/:shop, /demo/:shop) names. Kept for a moment: every page view asks. */
const KEEP_MS = 10_000
const keptIn = perHouse(
  () => new Map<string, { shop: ShopSettings | undefined; until: number }>(),
  (map, { name }) => {
    if (name === 'shop.changed' || name === 'merchant.startedOver') map.clear()
  },
)

async function keep(house: House, name: string, find: () => Promise<ShopSettings | undefined>): Promise<ShopSettings | undefined> {
  const map = keptIn(house)
  const known = map.get(name)
  if (known && known.until > performance.now()) return known.shop
  const shop = await find()
  if (map.size > 1_000) map.clear()
  if (shop) map.set(name, { shop, until: performance.now() + KEEP_MS })
  return shop
}

export const shopByKey = (house: House, publicKey: string) => keep(house, `key ${publicKey}`, () => findShopByKey(house, publicKey))
export const shopBySlug = (house: House, slug: string) => keep(house, `slug ${slug}`, () => findShopBySlug(house, slug))
export const demoShop = (house: House, slug: string) => keep(house, `demo ${slug}`, () => findDemoShop(house, slug))

/** Every shop of a merchant: what the house itself may see when it follows up on something of theirs. */
export const shopsOf = async (house: House, merchantId: MerchantId): Promise<ShopId[]> =>
  (await listShopsOfMerchant(house, merchantId)).map(({ id }) => id)

/** An address for a new shop: made of its name where that can be read in one, and of nothing that is taken. */
export async function freeSlug(house: House, name: string): Promise<string> {
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'shop'
  return (await findShopBySlug(house, base)) ? `${base}-${randomBytes(3).toString('hex')}` : base
}
