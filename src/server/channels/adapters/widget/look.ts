import type { ShopId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusals.ts'
import type { Bell, WidgetLook } from '../../../../shared/wire/widget.ts'
import { action, view } from '../../../foundation/action.ts'
import { systemActor } from '../../../foundation/actor.ts'
import type { House } from '../../../foundation/house.ts'
import { shopByKey } from '../../../people/shops.ts'
import { type ShopSettings, shopOf } from '../../../people/steps.ts'
import { findLook, writeLook } from '../../store/widget.ts'

const usual: WidgetLook = { side: 'right', hours: '', invitations: [] }

const seen = view('customers.identify', async (db, shopId: ShopId): Promise<WidgetLook> => (await findLook(db, shopId)) ?? usual)

/** How the window stands on the shop's pages: for everyone who sees one of them. */
export const lookOf = (house: House, { id, merchantId, language }: ShopSettings): Promise<WidgetLook> =>
  seen({ house, actor: systemActor(merchantId, [id]), language }, id)

export const lookForEditing = view('shops.manage', async (db, shopId: ShopId): Promise<WidgetLook> => {
  await shopOf(db, shopId)
  return (await findLook(db, shopId)) ?? usual
})

/** Throws `shop.notFound`. */
export const changeLook = action('shops.manage', async (tx, { shopId, given }: { shopId: ShopId; given: WidgetLook }) => {
  await shopOf(tx, shopId)
  await writeLook(tx, shopId, given)
  tx.record('shop.changed', { shopId }, { shopId, what: 'widget' })
})

/** What the page needs to draw the bell. Throws `shop.notFound`. */
export async function bellOf(house: House, key: string): Promise<Bell> {
  const shop = await shopByKey(house, key)
  if (!shop) throw new Refusal('shop.notFound')
  return { ...(await lookOf(house, shop)), color: shop.color }
}
