import type { ShopId, StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Clockwork, SubjectKind } from '../../../shared/wire/clocks.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { colleagues, shopOf, staffForShop } from '../../people/steps.ts'
import { clockworkOf } from '../clocks.ts'
import { recountAbout, thingsToRecount } from '../recount.ts'
import { isOpen } from '../rules/calendar.ts'
import type { RungAt } from '../rules/clock.ts'
import { type Duty, whoIsTold } from '../rules/duty.ts'
import { type Clock, insertAlerts, lockDue, setReached, setSeen, takeDue } from '../store/clocks.ts'
import { insertClockwork } from '../store/clockworks.ts'

/** Publishes new hours and clocks. Throws `clockwork.changedMeanwhile`, `staff.notInShop` for a night duty nobody has. */
export const publishClockwork = action(
  'tickets.manage',
  async (tx, { shopId, content, basedOn }: { shopId: ShopId; content: Clockwork; basedOn: number }) => {
    await shopOf(tx, shopId)
    if (content.nightDuty) await staffForShop(tx, content.nightDuty, shopId)
    const { version: newest } = await clockworkOf(tx, shopId)
    const version = basedOn + 1
    if (newest !== basedOn || !(await insertClockwork(tx, shopId, version, content)))
      throw new Refusal('clockwork.changedMeanwhile', { version: Math.max(newest, version) })
    tx.record('clockwork.published', { shopId }, { shopId, version })
    return { version }
  },
)

/** Kinds that keep nothing of their clocks beside themselves. */
const plain = ['conversation', 'aftersale', 'commitment'] as const satisfies SubjectKind[]

/** Running clocks go over to the newest hours; those of tickets and complaints with their things. A part at a time; true while there is more. */
export const recountClocks = action('operations.manage', async (tx, shopId: ShopId): Promise<boolean> => {
  const { subjectIds, more } = await thingsToRecount(tx, shopId, plain)
  for (const id of subjectIds) await recountAbout(tx, shopId, id)
  return more
})

/** Tells what is due now: each deadline once, in the transaction that takes it away; all are written together. Returns how many. */
export const tellDue = action('operations.manage', async (tx, limit: number): Promise<number> => {
  const clocks = await lockDue(tx, limit)
  if (!clocks.length) return 0
  const ids = clocks.map(({ id }) => id)
  const shopIds = [...new Set(clocks.map(({ shopId }) => shopId))]
  const [taken, staff, ...clockworks] = await Promise.all([
    takeDue(tx, ids),
    colleagues(tx),
    ...shopIds.map((shopId) => clockworkOf(tx, shopId)),
  ])
  const duties = new Map<ShopId, Duty>()
  for (const [i, shopId] of shopIds.entries()) {
    const { calendar, nightDuty } = clockworks[i]!.content
    duties.set(shopId, { shopId, staff, nightDuty, open: isOpen(calendar, tx.now.getTime()) })
  }
  const reached = Map.groupBy(taken, ({ clockId }) => clockId)
  const alerts: Parameters<typeof insertAlerts>[1][number][] = []
  const further: Parameters<typeof setReached>[1][number][] = []
  for (const clock of clocks) {
    const { id: clockId, shopId } = clock
    const rungs = reached.get(clockId)?.toSorted((a, b) => a.at.getTime() - b.at.getTime())
    const worst = rungs?.at(-1)
    if (!rungs || !worst) continue
    const people = tell(tx, clock, rungs, duties.get(shopId)!)
    further.push({ id: clockId, stage: worst.rung, breachedAt: worst.rung === 'breached' ? worst.at : null })
    alerts.push(...people.map((staffId) => ({ id: newId(), shopId, staffId, clockId, rung: worst.rung })))
  }
  if (further.length) setReached(tx, further)
  if (alerts.length) insertAlerts(tx, alerts)
  return taken.length
})

/** After an outage several rungs of a clock are due together: each is recorded, people hear of the worst. */
function tell(tx: Tx, clock: Clock, reached: readonly RungAt[], duty: Duty): StaffId[] {
  let people: StaffId[] = []
  for (const { rung, at } of reached) {
    people = whoIsTold(clock.tell[rung], clock.ownerId, duty)
    const { id: clockId, code, subjectKind, subjectId, conversationId, ownerId } = clock
    const fact = { clockId, code, rung, subjectKind, subjectId, ownerId, told: people, dueAt: clock.dueAt!.toISOString() }
    tx.record('clock.reached', { shopId: clock.shopId, conversationId }, { ...fact, reachedAt: at.toISOString() })
  }
  return people
}

/** Throws `alert.notFound` for one that is not the reader's. */
export const seeAlert = action('tickets.read', async (tx, id: string) => {
  if (!(await setSeen(tx, id))) throw new Refusal('alert.notFound')
})
