import { Refusal } from '../../shared/refusals.ts'
import { type Actor, permissionsOf } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { factorOf } from './actions/account.ts'
import { openSession } from './actions.ts'
import { passwordFits } from './passwords.ts'
import { accountSubject, countAgainst, PER_ACCOUNT, PER_ADDRESS, requirePatience, WINDOW_SECONDS } from './prove.ts'
import { readRecoveryCode, stepOf } from './rules/codes.ts'
import { hashOf } from './secrets.ts'
import { findConfirmedFactor, takeRecoveryCode, takeStep } from './store/accounts.ts'
import { deleteFailures, findStaffByEmail, type StaffRow } from './store.ts'

interface Attempt {
  email: string
  password: string
  /** Of the second factor, or a recovery code; only asked for, and only looked at, when the password was right. */
  code?: string | undefined
  address: string
  browser?: string | undefined
}

/**
 * Checks email, password and, where there is one, the second factor; then opens a session. Unknown account and wrong password get the same answer in
 * the same time; both, and a wrong code, count against the account and the address they came from. Nothing but a whole sign-in clears the count.
 * Throws `signIn.failed`, `signIn.codeNeeded`, `signIn.codeWrong` and `signIn.throttled`.
 */
export async function signIn(
  house: House,
  { email, password, code, address, browser = '' }: Attempt,
): Promise<{ staff: StaffRow; actor: Actor; token: string; expiresAt: Date }> {
  const account = accountSubject(email)
  const from = `address ${address}`
  await requirePatience(house, account, PER_ACCOUNT)
  await requirePatience(house, from, PER_ADDRESS)
  const staff = await findStaffByEmail(house, email)
  if (!(await passwordFits(staff?.passwordHash, password)) || !staff) {
    await countAgainst(house, [account, from])
    throw new Refusal('signIn.failed')
  }
  const factor = await findConfirmedFactor(house, staff)
  if (factor && !code) throw new Refusal('signIn.codeNeeded')
  if (factor && !(await codeHolds(house, staff, factor.secretSealed, code!))) {
    await countAgainst(house, [account, from])
    throw new Refusal('signIn.codeWrong')
  }
  await deleteFailures(house, account, new Date(house.clock.now().getTime() - WINDOW_SECONDS * 1000))
  const actor = staffActor(staff, null)
  const session = await openSession(
    { house, actor, language: staff.language },
    { address: address.slice(0, 60), browser: browser.slice(0, 300) },
  )
  return { staff, actor: { ...actor, sessionId: session.id }, token: session.token, expiresAt: session.expiresAt }
}

/** Each code once: whoever looked over a shoulder, or read it on the way, comes too late. */
async function codeHolds(house: House, staff: StaffRow, secretSealed: string, code: string): Promise<boolean> {
  const recovery = readRecoveryCode(code)
  if (recovery) return takeRecoveryCode(house, staff, hashOf(recovery), house.clock.now())
  const step = stepOf(house.sealing.open(secretSealed, factorOf(staff.merchantId, staff.id)), code.replace(/\s/g, ''), house.clock.now())
  return step !== null && takeStep(house, staff, step)
}

export const staffActor = (staff: StaffRow, sessionId: string | null): Actor => ({
  kind: 'staff',
  id: staff.id,
  name: staff.name,
  permissions: permissionsOf(staff.role),
  merchantId: staff.merchantId,
  shopIds: staff.shopIds,
  role: staff.role,
  customerId: null,
  sessionId,
})
