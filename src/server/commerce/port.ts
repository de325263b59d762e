import type { MerchantId, OrderId, ShopId } from '../../shared/ids.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { House } from '../foundation/house.ts'

/** What a shop's platform is asked to do to one of its orders. Amounts in the currency's minor unit. */
export interface PlatformAct {
  merchantId: MerchantId
  shopId: ShopId
  orderId: OrderId
  orderExternalId: string
  ask: Ask
  refunds: readonly { amount: number; currency: string; method: string | null }[]
}
/** `unknown`: the answer was lost; it may or may not have happened. */
export type PlatformOutcome = { outcome: 'done' } | { outcome: 'refused'; reason: string } | { outcome: 'unknown' }

/**
 * The shop's own system, as Shopbell may ask things of it. Platforms differ: some refund again when asked again, some refund on cancelling and
 * some don't. So nothing is asked a second time before `readBack` has said that the first one never arrived.
 */
export interface CommercePort {
  /** Does it, under `mark`. May throw or give `unknown` when the answer does not come. */
  act(act: PlatformAct, mark: string): Promise<PlatformOutcome>
  /** Whether what was asked under this mark has happened. `absent` = it never arrived. */
  readBack(act: PlatformAct, mark: string): Promise<PlatformOutcome | { outcome: 'absent' }>
}

/** The built-in shop: our own tables are the shop, so there is nobody to ask; what is recorded is what happens. */
export const builtInShop: CommercePort = {
  act: async () => ({ outcome: 'done' }),
  readBack: async () => ({ outcome: 'done' }),
}

const ports = new WeakMap<House, (shopId: ShopId) => CommercePort>()
export const portOf = (house: House, shopId: ShopId): CommercePort => ports.get(house)?.(shopId) ?? builtInShop
/** Which platform stands behind a shop; without it every shop is built in. */
export const usePorts = (house: House, of: (shopId: ShopId) => CommercePort): void => void ports.set(house, of)
