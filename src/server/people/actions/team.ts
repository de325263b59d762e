import type { ShopId, StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { MemberChange, NewMember } from '../../../shared/wire/team.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { endSessions } from '../ending.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { deleteFactor } from '../store/accounts.ts'
import {
  deleteInvitations,
  lockMember,
  type MemberRow,
  putInvitation,
  setDisabled,
  setJoined,
  setMember,
  takeInvitation,
} from '../store/team.ts'
import { insertStaff, setPresence } from '../store.ts'

const LINK_DAYS = 3
/** Fits no password: argon2 reads it as none. */
const NO_PASSWORD = '!'

/** Only shops the giver sees can be given. */
function requireShops(tx: Tx, shopIds: readonly ShopId[]): void {
  if (shopIds.some((shopId) => !tx.actor.shopIds.includes(shopId))) throw new Refusal('shop.notFound')
}

async function locked(tx: Tx, staffId: StaffId): Promise<{ member: MemberRow; owners: number }> {
  const { member, owners } = await lockMember(tx, staffId)
  if (!member) throw new Refusal('staff.notFound')
  return { member, owners }
}

const isLastOwner = ({ member, owners }: { member: MemberRow; owners: number }): boolean =>
  member.role === 'owner' && !member.disabledAt && member.joinedAt !== null && owners < 2

async function newLink(tx: Tx, staffId: StaffId): Promise<{ id: StaffId; token: string; expiresAt: string }> {
  const token = newSecret('in')
  const expiresAt = new Date(tx.now.getTime() + LINK_DAYS * 86_400_000)
  await putInvitation(tx, { id: newId(), staffId, tokenHash: hashOf(token), expiresAt })
  return { id: staffId, token, expiresAt: expiresAt.toISOString() }
}

/** Somebody new, who sets a password by the link. Throws `staff.emailTaken`. */
export const inviteMember = action('people.manage', async (tx, { shopIds, ...member }: NewMember) => {
  requireShops(tx, shopIds)
  const id = newId<'staff'>()
  try {
    await insertStaff(tx, { ...member, id, passwordHash: NO_PASSWORD, presence: 'offline', shopIds, joined: false })
  } catch (error) {
    throw (error as { constraint?: string }).constraint === 'staff_by_email' ? new Refusal('staff.emailTaken') : error
  }
  tx.record('staff.changed', { shopId: null }, { staffId: id, what: 'invited' })
  return newLink(tx, id)
})

/** A new link for somebody who lost theirs, their password or their telephone. What they had holds until they use it. */
export const renewLink = action('people.manage', async (tx, staffId: StaffId) => {
  const { member } = await locked(tx, staffId)
  if (member.disabledAt) throw new Refusal('staff.notFound')
  tx.record('staff.changed', { shopId: null }, { staffId, what: 'invited' })
  return newLink(tx, staffId)
})

/** Another role or other shops end their sessions: what they may see is weighed anew. Throws `staff.lastOwner`. */
export const changeMember = action('people.manage', async (tx, { id, change }: { id: StaffId; change: MemberChange }) => {
  const found = await locked(tx, id)
  requireShops(tx, change.shopIds)
  if (change.role !== 'owner' && isLastOwner(found)) throw new Refusal('staff.lastOwner')
  await setMember(tx, id, change)
  const { member } = found
  const moved = change.role !== member.role || change.shopIds.toSorted().join() !== [...member.shopIds].toSorted().join()
  if (moved) await endSessions(tx, id, null)
  tx.record('staff.changed', { shopId: null }, { staffId: id, what: moved ? 'role' : 'profile' })
})

/** Their sessions, streams and links end; their conversations go back to the queue. Throws `staff.lastOwner` and `staff.self`. */
export const disableMember = action('people.manage', async (tx, id: StaffId) => {
  const found = await locked(tx, id)
  if (id === tx.actor.id) throw new Refusal('staff.self')
  if (isLastOwner(found)) throw new Refusal('staff.lastOwner')
  await setDisabled(tx, id, tx.now)
  await deleteInvitations(tx, id)
  await endSessions(tx, id, null)
  if (await setPresence(tx, id, 'offline')) tx.record('presence.changed', { shopId: null }, { staffId: id, presence: 'offline' })
  tx.record('staff.changed', { shopId: null }, { staffId: id, what: 'disabled' })
})

export const enableMember = action('people.manage', async (tx, id: StaffId) => {
  await locked(tx, id)
  await setDisabled(tx, id, null)
  tx.record('staff.changed', { shopId: null }, { staffId: id, what: 'enabled' })
})

/**
 * By whoever holds the link, as the house. It holds once. The password they had, their second factor and every session end with it: a link is how
 * somebody comes back who lost them. Throws `invitation.invalid`.
 */
export const acceptInvitation = action('people.manage', async (tx, given: { staffId: StaffId; tokenHash: Buffer; hash: string }) => {
  if (!(await takeInvitation(tx, given.tokenHash))) throw new Refusal('invitation.invalid')
  await setJoined(tx, given.staffId, given.hash)
  await deleteFactor(tx, given.staffId)
  await endSessions(tx, given.staffId, null)
  tx.record('staff.changed', { shopId: null }, { staffId: given.staffId, what: 'joined' })
})
