import type { StaffId } from '../../shared/ids.ts'
import type { Account } from '../../shared/wire/account.ts'
import { view } from '../foundation/action.ts'
import { countRecoveryCodes, findFactor, listSessions } from './store/accounts.ts'

/** How well one's own account is kept, and where it is signed in. */
export const account = view('people.presence', async (db, _: object): Promise<Account> => {
  const staffId = db.actor.id as StaffId
  const factor = await findFactor(db, staffId)
  const sessions = await listSessions(db, staffId)
  return {
    secondFactor: Boolean(factor?.confirmedAt),
    recoveryCodesLeft: factor?.confirmedAt ? await countRecoveryCodes(db, staffId) : 0,
    sessions: sessions.map(({ createdAt, seenAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
      current: session.id === db.actor.sessionId,
    })),
  }
})
