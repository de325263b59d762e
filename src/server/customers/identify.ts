import { type Language, languageFor } from '../../shared/language.ts'
import { type Actor, permissionsOf } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import type { Identifier } from '../foundation/http/route.ts'
import { perHouse } from '../foundation/per-house.ts'
import { hashOf } from '../people/secrets.ts'
import { findByToken, type TokenRow } from './store/tokens.ts'

export interface KnownCustomer {
  actor: Actor
  /** What the customer reads, where that is known. */
  language: Language | null
  /** The shop's name for them; null = an anonymous visitor. */
  externalId: string | null
}
interface Kept extends KnownCustomer {
  /** Between these; also when the clock is set back. */
  from: number
  until: number
}
/** Every message names its token: looked up once a minute, not once a message. */
const KEEP_MS = 60_000
const MOST = 20_000
const keptIn = perHouse(
  () => new Map<string, Kept>(),
  (map, { name }) => {
    if (name === 'merchant.startedOver') map.clear()
  },
)

/** The customer a widget token stands for; null for one that isn't ours or has ended. */
export async function customerByToken(house: House, token: string): Promise<KnownCustomer | null> {
  if (!/^ct_[\w-]{20,100}$/.test(token)) return null
  const map = keptIn(house)
  const now = house.clock.now()
  const before = map.get(token)
  if (before && before.from <= now.getTime() && now.getTime() < before.until) return before
  map.delete(token)
  const row = await findByToken(house, hashOf(token), now)
  if (!row) return null
  const found = { ...knownAs(row), from: now.getTime(), until: Math.min(now.getTime() + KEEP_MS, row.expiresAt.getTime()) }
  // The first in the map has been there longest, and would have to be looked up again soonest.
  if (map.size >= MOST) map.delete(map.keys().next().value!)
  map.set(token, found)
  return found
}

const knownAs = ({ id, name, merchantId, shopId, language, externalId, forAssistant, orderId }: TokenRow): KnownCustomer => ({
  actor: {
    kind: forAssistant ? 'assistant' : 'customer',
    id,
    name,
    permissions: permissionsOf(forAssistant ? 'assistant' : orderId ? 'orderGuest' : 'customer'),
    merchantId,
    shopIds: [shopId],
    role: null,
    customerId: id,
    orderId,
    sessionId: null,
  },
  language,
  externalId,
})

export const customerIdentifier: Identifier = {
  who: 'customer',
  async identify(house, request) {
    const token = /^Bearer (ct_[\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
    const found = token ? await customerByToken(house, token) : null
    return found && { actor: found.actor, language: found.language ?? languageFor(request.headers['accept-language']) }
  },
}
