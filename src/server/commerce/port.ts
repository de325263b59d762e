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

/** What a platform leaves to people once it has done its part: it refunds nothing by itself, it ships nothing by itself, the parcel has to be stopped. */
export type Leftover = 'refundByHand' | 'shipByHand' | 'stopParcel'
export type PlatformPlan = { possible: true; left: readonly Leftover[] } | { possible: false; reason: string }

/**
 * The shop's own system, as Shopbell may ask things of it. Platforms differ: some refund again when asked again, some refund on cancelling and
 * some don't. So nothing is asked a second time before `readBack` has said that the first one never arrived.
 */
export interface CommercePort {
  /** What it would do, without doing it, and what would be left for people. May throw when it can't be asked. */
  plan(act: PlatformAct): Promise<PlatformPlan>
  /** Does it, under `mark`. May throw or give `unknown` when the answer does not come. */
  act(act: PlatformAct, mark: string): Promise<PlatformOutcome>
  /** Whether what was asked under this mark has happened. `absent` = it never arrived. */
  readBack(act: PlatformAct, mark: string): Promise<PlatformOutcome | { outcome: 'absent' }>
}

/** The built-in shop: our own tables are the shop, so there is nobody to ask; what is recorded is what happens. */
export const builtInShop: CommercePort = {
  plan: async () => ({ possible: true, left: [] }),
  act: async () => ({ outcome: 'done' }),
  readBack: async () => ({ outcome: 'done' }),
}

const ports = new WeakMap<House, (shopId: ShopId) => CommercePort>()
export const portOf = (house: House, shopId: ShopId): CommercePort => ports.get(house)?.(shopId) ?? builtInShop
/** Which platform stands behind a shop; without it every shop is built in. */
export const usePorts = (house: House, of: (shopId: ShopId) => CommercePort): void => void ports.set(house, of)
