import type { StaffId } from '../../shared/ids.ts'
import type { Tx } from '../foundation/transaction.ts'
import { deleteSessionsOf } from './store/accounts.ts'

/** Ends every session of somebody but `but`, and the streams they opened: after a change of password, factor, role or place. */
export async function endSessions(tx: Tx, staffId: StaffId, but: string | null): Promise<number> {
  const ended = await deleteSessionsOf(tx, staffId, but)
  for (const { id } of ended) tx.record('staff.signedOut', { shopId: null }, { staffId, sessionId: id })
  return ended.length
}
