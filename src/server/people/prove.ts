import type { StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Context, House } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import { passwordFits } from './passwords.ts'
import { findPasswordHash } from './store/accounts.ts'
import { countFailures, insertFailures } from './store.ts'

export const WINDOW_SECONDS = 900
export const PER_ACCOUNT = 8
export const PER_ADDRESS = 40

export const accountSubject = (email: string): string => `account ${email.toLowerCase()}`

/** Throws `signIn.throttled` when there were that many failures in the last quarter of an hour. */
export async function requirePatience(house: House, subject: string, allowed: number): Promise<void> {
  const now = house.clock.now()
  const since = new Date(now.getTime() - WINDOW_SECONDS * 1000)
  if ((await countFailures(house, subject, since, now)) >= allowed) throw new Refusal('signIn.throttled', { seconds: WINDOW_SECONDS })
}

export const countAgainst = (house: House, subjects: readonly string[]) => insertFailures(house, subjects, house.clock.now(), newId())

/**
 * Somebody signed in says their password again before anything that a found or stolen session must not do. Wrong ones count against the account as
 * they do at the door. Outside any transaction: argon2 takes long. Throws `password.wrong` and `signIn.throttled`.
 */
export async function provePassword({ house, actor }: Context, password: string): Promise<{ email: string }> {
  const found = await findPasswordHash(house, { merchantId: actor.merchantId, id: actor.id as StaffId })
  if (!found) throw new Refusal('session.expired')
  const subject = accountSubject(found.email)
  await requirePatience(house, subject, PER_ACCOUNT)
  if (await passwordFits(found.passwordHash, password)) return { email: found.email }
  await countAgainst(house, [subject])
  throw new Refusal('password.wrong')
}
