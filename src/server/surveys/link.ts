import type { ConversationId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { House } from '../foundation/house.ts'

/** Somebody rates within a month, or not at all. */
export const LINK_DAYS = 30
const DAY_MS = 86_400_000
const form = /^([0-9a-f]{32})\.(\d{1,10})\.([0-9a-z]{1,10})\.([\w-]{43})$/

export interface Closed {
  conversationId: ConversationId
  seq: number
}
const signed = (shopId: ShopId, rest: string): string => `rating/${shopId}/${rest}`

/**
 * What lets its holder rate one closing, and nothing else. It stands behind the `#` of an address, which browsers send to no server; whoever
 * finds it can say how content they were, once.
 */
export function ratingToken(house: House, shopId: ShopId, { conversationId, seq }: Closed, askedAt: Date): string {
  const until = Math.floor((askedAt.getTime() + LINK_DAYS * DAY_MS) / 1000)
  const rest = `${conversationId.replaceAll('-', '')}.${seq}.${until.toString(36)}`
  return `${rest}.${house.links.sign(signed(shopId, rest))}`
}

/** Throws `rating.notFound` for one that isn't ours, is of another shop or too old. */
export function readToken(house: House, shopId: ShopId, token: string): Closed {
  const parts = form.exec(token)
  if (!parts) throw new Refusal('rating.notFound')
  const [, bare = '', seq = '', until = '', signature = ''] = parts
  if (!house.links.holds(signed(shopId, `${bare}.${seq}.${until}`), signature)) throw new Refusal('rating.notFound')
  if (Number.parseInt(until, 36) * 1000 < house.clock.now().getTime()) throw new Refusal('rating.notFound')
  const id = bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { conversationId: id as ConversationId, seq: Number(seq) }
}
