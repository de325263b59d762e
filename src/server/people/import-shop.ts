import type { MerchantId, ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import { newShop } from './new-shop.ts'
import { addShop, foundMerchant } from './steps.ts'
import { findShopBySlug, type NewShop } from './store.ts'

export interface ImportShop {
  slug: string
  name: string
  language: Language
  currency: string
}

const foundShop = action('shops.manage', async (tx, { merchantName, shop }: { merchantName: string; shop: NewShop }) => {
  await foundMerchant(tx, { name: merchantName, demo: false })
  await addShop(tx, shop)
})

/** The shop a command-line import goes into: the one with this slug, or a new merchant with one new shop. */
export async function ensureImportShop(
  house: House,
  { slug, name, language, currency }: ImportShop,
): Promise<{ merchantId: MerchantId; shopId: ShopId; created: boolean }> {
  const existing = await findShopBySlug(house, slug)
  if (existing) return { merchantId: existing.merchantId, shopId: existing.id, created: false }
  const merchantId = newId<'merchant'>()
  const shopId = newId<'shop'>()
  const timeZone = language === 'en' ? 'America/New_York' : 'Asia/Shanghai'
  const shop = newShop({ id: shopId, slug, name, language, currency, timeZone })
  await foundShop({ house, actor: systemActor(merchantId, [shopId]), language }, { merchantName: name, shop })
  return { merchantId, shopId, created: true }
}
