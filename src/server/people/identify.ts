import type { FastifyRequest } from 'fastify'
import { type Language, languageFor } from '../../shared/language.ts'
import type { Actor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import type { Identifier } from '../foundation/http/route.ts'
import { perHouse } from '../foundation/per-house.ts'
import { hashOf } from './secrets.ts'
import { staffActor } from './sign-in.ts'
import { setSeen } from './store/accounts.ts'
import { findApiKey, findSession } from './store.ts'

export const COOKIE = 'shopbell_session'

interface Known {
  actor: Actor
  language: Language
  /** Between these; also when the clock is set back. */
  from: number
  until: number
}
/** Sessions looked up lately, so that a busy desk doesn't ask the database who it is on every call. Forgotten at once when rights change. */
const KEEP_MS = 30_000
/** How exactly the list of sessions knows when one was last used. */
const SEEN_MS = 300_000
const knownIn = perHouse(
  () => new Map<string, Known>(),
  (map, { name }) => {
    if (name === 'staff.changed' || name === 'staff.signedOut' || name === 'shop.changed' || name === 'merchant.startedOver') map.clear()
  },
)

/** In this process at once (a language or a right has just changed); others hear of it from the log, or within KEEP_MS. */
export const forgetSessions = (house: House): void => knownIn(house).clear()

/** The member of staff a session cookie stands for; null when there is none or it has ended. */
export async function staffByCookie(house: House, request: FastifyRequest): Promise<Known | null> {
  const token = request.cookies[COOKIE]
  if (!token || token.length > 100) return null
  const map = knownIn(house)
  const now = house.clock.now()
  const kept = map.get(token)
  if (kept && kept.from <= now.getTime() && now.getTime() < kept.until) return kept
  const row = await findSession(house, hashOf(token), now)
  if (!row) {
    map.delete(token)
    return null
  }
  if (now.getTime() - row.seenAt.getTime() > SEEN_MS) await setSeen(house, row.merchantId, row.sessionId, now)
  const actor = staffActor(row, row.sessionId)
  const found = { actor, language: row.language, from: now.getTime(), until: Math.min(now.getTime() + KEEP_MS, row.expiresAt.getTime()) }
  if (map.size > 10_000) map.clear()
  map.set(token, found)
  return found
}

export const staffIdentifier: Identifier = { who: 'staff', identify: staffByCookie }

/** A shop's own program. Not cached: keys are rare callers and must stop working the moment they are revoked. */
export const keyIdentifier: Identifier = {
  who: 'key',
  async identify(house, request) {
    const key = /^Bearer (sk_[\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
    const row = key && (await findApiKey(house, hashOf(key)))
    if (!row) return null
    const actor: Actor = {
      kind: 'key',
      id: row.id,
      name: row.name,
      permissions: new Set(row.permissions),
      merchantId: row.merchantId,
      shopIds: row.shopIds,
      role: null,
      customerId: null,
      sessionId: null,
    }
    return { actor, language: languageFor(request.headers['accept-language']) }
  },
}
