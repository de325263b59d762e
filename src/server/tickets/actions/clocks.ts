import type { ShopId, StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Clockwork, Rung } from '../../../shared/wire/clocks.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { colleagues, shopOf, staffForShop } from '../../people/steps.ts'
import { clockworkOf, replan } from '../clocks.ts'
import { isOpen } from '../rules/calendar.ts'
import { usedAt } from '../rules/clock.ts'
import { type Duty, whoIsTold } from '../rules/duty.ts'
import { usualClockwork } from '../rules/usual.ts'
import { type Clock, insertAlerts, lockDue, lockOutdated, setClock, setSeen, takeDue } from '../store/clocks.ts'
import { clockworksFrom, insertClockwork } from '../store/clockworks.ts'

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

const AT_ONCE = 100
/**
 * Running clocks go over to the newest hours: up to the moment of publication they have counted by the old ones, from then on by the new.
 * What was told stays told. A part at a time; true while there is more.
 */
export const recountClocks = action('operations.manage', async (tx, shopId: ShopId): Promise<boolean> => {
  const { version } = await clockworkOf(tx, shopId)
  const outdated = await lockOutdated(tx, shopId, version, AT_ONCE)
  for (const clock of outdated) await goOver(tx, clock, version)
  return outdated.length === AT_ONCE
})

async function goOver(tx: Tx, clock: Clock, version: number): Promise<void> {
  if (clock.state !== 'running' || !clock.since || clock.counts === 'natural') {
    await setClock(tx, { ...clock, clockworkVersion: version })
    return
  }
  const since = await countedUpTo(tx, { ...clock, since: clock.since })
  await replan(tx, { ...clock, usedMs: since.usedMs }, since.at, version)
}

/** Each version counts from its own publication to the next. */
async function countedUpTo(tx: Tx, clock: Clock & { since: Date }): Promise<{ usedMs: number; at: Date }> {
  const written = await clockworksFrom(tx, clock.shopId, clock.clockworkVersion)
  let { calendar } = written[0]?.version === clock.clockworkVersion ? written[0].content : await unwritten(tx, clock.shopId)
  let state = { usedMs: clock.usedMs, at: clock.since }
  for (const next of written.filter((one) => one.version > clock.clockworkVersion)) {
    const at = next.at > state.at ? next.at : state.at
    state = { usedMs: usedAt(calendar, { ...clock, usedMs: state.usedMs, since: state.at }, at), at }
    calendar = next.content.calendar
  }
  return state
}

const unwritten = async (tx: Tx, shopId: ShopId): Promise<Clockwork> => usualClockwork((await shopOf(tx, shopId)).timeZone)

/** Tells what is due now: each deadline once, in the transaction that takes it away. Returns how many. */
export const tellDue = action('operations.manage', async (tx, limit: number): Promise<number> => {
  const clocks = await lockDue(tx, limit)
  if (!clocks.length) return 0
  const taken = await takeDue(
    tx,
    clocks.map(({ id }) => id),
  )
  const staff = await colleagues(tx)
  const duties = new Map<ShopId, Duty>()
  for (const { shopId } of clocks)
    if (!duties.has(shopId)) {
      const { content } = await clockworkOf(tx, shopId)
      duties.set(shopId, { shopId, staff, nightDuty: content.nightDuty, open: isOpen(content.calendar, tx.now.getTime()) })
    }
  const alerts: Parameters<typeof insertAlerts>[1][number][] = []
  for (const clock of clocks) {
    const reached = taken.filter(({ clockId }) => clockId === clock.id).toSorted((a, b) => a.at.getTime() - b.at.getTime())
    const people = await tell(tx, clock, reached, duties.get(clock.shopId)!)
    const { rung } = reached.at(-1) ?? {}
    if (rung) alerts.push(...people.map((staffId) => ({ id: newId(), shopId: clock.shopId, staffId, clockId: clock.id, rung })))
  }
  if (alerts.length) await insertAlerts(tx, alerts)
  return taken.length
})

/** After an outage several rungs of a clock are due together: each is recorded, people hear of the worst. */
async function tell(tx: Tx, clock: Clock, reached: readonly { rung: Rung; at: Date }[], duty: Duty): Promise<StaffId[]> {
  const worst = reached.at(-1)
  if (!worst) return []
  let people: StaffId[] = []
  for (const { rung, at } of reached) {
    people = whoIsTold(clock.tell[rung], clock.ownerId, duty)
    const { id: clockId, code, subjectKind, subjectId, conversationId, ownerId } = clock
    const fact = { clockId, code, rung, subjectKind, subjectId, ownerId, told: people, dueAt: clock.dueAt!.toISOString() }
    tx.record('clock.reached', { shopId: clock.shopId, conversationId }, { ...fact, reachedAt: at.toISOString() })
  }
  const breachedAt = worst.rung === 'breached' ? worst.at : null
  await setClock(tx, { ...clock, stage: worst.rung, breachedAt })
  return people
}

/** Throws `alert.notFound` for one that is not the reader's. */
export const seeAlert = action('tickets.read', async (tx, id: string) => {
  if (!(await setSeen(tx, id))) throw new Refusal('alert.notFound')
})
