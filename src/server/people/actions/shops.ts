import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { ShopChange } from '../../../shared/wire/team.ts'
import { action } from '../../foundation/action.ts'
import { newSecret } from '../secrets.ts'
import { setRevoked, setShop, setWidgetSecret } from '../store/team.ts'
import { findShop } from '../store.ts'
import { widgetSecretOf } from '../widget-secret.ts'

/** Throws `shop.notFound`. */
export const changeShop = action('shops.manage', async (tx, { shopId, change }: { shopId: ShopId; change: ShopChange }) => {
  if (!(await findShop(tx, shopId))) throw new Refusal('shop.notFound')
  await setShop(tx, shopId, change)
  tx.record('shop.changed', { shopId }, { shopId, what: 'settings' })
})

/** What the shop signed with the one before is refused from now on. Shown once. */
export const renewWidgetSecret = action('shops.manage', async (tx, shopId: ShopId) => {
  if (!(await findShop(tx, shopId))) throw new Refusal('shop.notFound')
  const secret = newSecret('ws')
  await setWidgetSecret(tx, shopId, tx.house.sealing.seal(secret, widgetSecretOf(tx.merchantId, shopId)))
  tx.record('shop.changed', { shopId }, { shopId, what: 'widgetSecret' })
  return { secret }
})

/** It stops working with the next call. Throws `apiKey.notFound`. */
export const revokeApiKey = action('keys.manage', async (tx, id: string) => {
  const revoked = await setRevoked(tx, id)
  if (!revoked) throw new Refusal('apiKey.notFound')
  tx.record('apiKey.revoked', { shopId: null }, { keyId: id, name: revoked.name })
})
