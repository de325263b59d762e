import type { StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Permission } from '../../shared/permissions.ts'
import type { Presence } from '../../shared/wire/people.ts'
import { action } from '../foundation/action.ts'
import { newId } from '../foundation/new-id.ts'
import { hashOf, newSecret } from './secrets.ts'
import { deleteSession, insertApiKey, insertSession, setLanguage, setPresence } from './store.ts'

const SESSION_DAYS = 14

/** Opens a session for the actor. The token is returned once and kept nowhere. */
export const openSession = action('people.presence', async (tx, { address, browser }: { address: string; browser: string }) => {
  const id = newId<'session'>()
  const token = newSecret('ss')
  const expiresAt = new Date(tx.now.getTime() + SESSION_DAYS * 86_400_000)
  const staffId = tx.actor.id as StaffId
  await insertSession(tx, { id, staffId, tokenHash: hashOf(token), expiresAt, address, browser })
  tx.record('staff.signedIn', { shopId: null }, { staffId })
  return { id, token, expiresAt }
})

/** Ends the actor's own session; every stream it opened ends with it. */
export const signOut = action('people.presence', async (tx, _: object) => {
  const sessionId = tx.actor.sessionId!
  await deleteSession(tx, sessionId)
  tx.record('staff.signedOut', { shopId: null }, { staffId: tx.actor.id as StaffId, sessionId })
})

export const changePresence = action('people.presence', async (tx, presence: Presence) => {
  const staffId = tx.actor.id as StaffId
  if (await setPresence(tx, staffId, presence)) tx.record('presence.changed', { shopId: null }, { staffId, presence })
})

export const changeLanguage = action('people.presence', async (tx, language: Language) => {
  await setLanguage(tx, tx.actor.id as StaffId, language)
})

/** Makes an API key for the actor's own shops, with no more than the actor's own permissions. The key is returned once and kept nowhere. */
export const createApiKey = action(
  'keys.manage',
  async (tx, { name, permissions }: { name: string; permissions: readonly Permission[] }) => {
    const key = newSecret('sk')
    const id = newId<'apiKey'>()
    await insertApiKey(tx, {
      id,
      name,
      keyHash: hashOf(key),
      permissions: permissions.filter((permission) => tx.actor.permissions.has(permission)),
      shopIds: tx.actor.shopIds,
    })
    tx.record('apiKey.created', { shopId: null }, { keyId: id, name })
    return { id, key }
  },
)
