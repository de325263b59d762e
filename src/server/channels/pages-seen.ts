import type { ShopId } from '../../shared/ids.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { perHouse } from '../foundation/per-house.ts'
import type { ShopSettings } from '../people/steps.ts'
import { findPage, insertPage } from './store/widget.ts'

/** Shops whose page is known: asked of the database once a process. */
const knownIn = perHouse(() => new Set<ShopId>())

const keepPage = action('customers.identify', async (tx, { shopId, origin }: { shopId: ShopId; origin: string }) => {
  await insertPage(tx, shopId, origin)
})

/** Keeps where a shop's chat was first opened on a page that is not ours. What a browser says of its page is believed: nothing hangs on it. */
export async function notePage(house: House, shop: ShopSettings, origin: string | undefined, host: string | undefined): Promise<void> {
  const seen = knownIn(house)
  if (seen.has(shop.id) || !origin || origin.length > 200 || !URL.canParse(origin)) return
  const page = new URL(origin)
  const own = house.configuration.PUBLIC_URL && new URL(house.configuration.PUBLIC_URL).origin === page.origin
  if (own || page.host === host || !/^https?:$/.test(page.protocol)) return
  seen.add(shop.id)
  const actor = systemActor(shop.merchantId, [shop.id])
  await keepPage({ house, actor, language: shop.language }, { shopId: shop.id, origin: page.origin })
}

export const pageOfShop = findPage
