import type { House } from '../foundation/house.ts'
import type { ShopSettings } from './store.ts'

/** What a shop's widget secret is sealed to. */
export const widgetSecretOf = (merchantId: string, shopId: string): string => `widget ${merchantId} ${shopId}`

/** As older versions kept them; the start seals those. */
export const isOpenSecret = (text: string): boolean => text.startsWith('ws_')

/** What a shop signs its customers with. Throws `secret.unreadable`. */
export const openWidgetSecret = (
  house: House,
  { merchantId, id, widgetSecret }: Pick<ShopSettings, 'merchantId' | 'id' | 'widgetSecret'>,
) => (isOpenSecret(widgetSecret) ? widgetSecret : house.sealing.open(widgetSecret, widgetSecretOf(merchantId, id)))
