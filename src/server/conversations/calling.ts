import type { StaffId } from '../../shared/ids.ts'
import type { Tx } from '../foundation/transaction.ts'
import { colleagues } from '../people/steps.ts'
import type { State } from './state.ts'
import { about } from './steps.ts'
import { putMentions } from './store/mentions.ts'

/** Calls on the colleagues a note names (`@` and the whole name) who may see the shop; nobody calls on themselves. */
export async function callOn(tx: Tx, c: State, body: string): Promise<void> {
  if (!body.includes('@')) return
  const called = (await colleagues(tx)).filter(
    ({ id, name, shopIds }) => id !== tx.actor.id && shopIds.includes(c.shopId) && names(body, name),
  )
  if (!called.length) return
  const staffIds = called.map(({ id }): StaffId => id)
  await putMentions(tx, { shopId: c.shopId, conversationId: c.id }, staffIds)
  tx.record('staff.mentioned', about(c), { conversationId: c.id, staffIds })
}

/** Whether `@name` stands in it as a whole: @Ann does not call on Anna. */
function names(body: string, name: string): boolean {
  for (let at = body.indexOf(`@${name}`); at >= 0; at = body.indexOf(`@${name}`, at + 1)) {
    const next = body.slice(at + 1 + name.length)
    if (!/^[\p{L}\p{N}_]/u.test(next) || /^\p{Script=Han}/u.test(next)) return true
  }
  return false
}
