import { Refusal } from '../../shared/refusals.ts'
import { type Actor, permissionsOf } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import { openSession } from './actions.ts'
import { passwordFits } from './passwords.ts'
import { countFailures, deleteFailures, findStaffByEmail, insertFailures, type StaffRow } from './store.ts'

const WINDOW_SECONDS = 900
const PER_ACCOUNT = 8
const PER_ADDRESS = 40

/**
 * Checks email and password and opens a session. Unknown account and wrong password get the same answer in the same time; both count against
 * the account and the address they came from. Throws `signIn.failed` and `signIn.throttled`.
 */
export async function signIn(
  house: House,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<{ staff: StaffRow; actor: Actor; token: string; expiresAt: Date }> {
  const account = `account ${email.toLowerCase()}`
  const from = `address ${address}`
  await requirePatience(house, account, PER_ACCOUNT)
  await requirePatience(house, from, PER_ADDRESS)
  const staff = await findStaffByEmail(house, email)
  if (!(await passwordFits(staff?.passwordHash, password)) || !staff) {
    await insertFailures(house, [account, from], house.clock.now(), newId())
    throw new Refusal('signIn.failed')
  }
  await deleteFailures(house, account, new Date(house.clock.now().getTime() - WINDOW_SECONDS * 1000))
  const actor: Actor = {
    kind: 'staff',
    id: staff.id,
    name: staff.name,
    permissions: permissionsOf(staff.role),
    merchantId: staff.merchantId,
    shopIds: staff.shopIds,
    role: staff.role,
    customerId: null,
    sessionId: null,
  }
  const session = await openSession({ house, actor, language: staff.language }, {})
  return { staff, actor: { ...actor, sessionId: session.id }, token: session.token, expiresAt: session.expiresAt }
}

async function requirePatience(house: House, subject: string, allowed: number): Promise<void> {
  const now = house.clock.now()
  const since = new Date(now.getTime() - WINDOW_SECONDS * 1000)
  if ((await countFailures(house, subject, since, now)) >= allowed) throw new Refusal('signIn.throttled', { seconds: WINDOW_SECONDS })
}
