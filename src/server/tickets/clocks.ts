import type { ConversationId, CustomerId, ShopId, StaffId } from '../../shared/ids.ts'
import type { ClockCode, Clockwork, RunningClock, SubjectKind } from '../../shared/wire/clocks.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { clockFor, dueAfter, type Fits, rungsOf, stepsOf, usedAt } from './rules/clock.ts'
import { urgencyOf } from './rules/urgency.ts'
import { usualClockwork } from './rules/usual.ts'
import {
  type Clock,
  clocksOf,
  deleteDeadlines,
  endAlerts,
  insertAlerts,
  insertClock,
  insertDeadlines,
  lockLive,
  setClock,
} from './store/clocks.ts'
import { newestClockwork } from './store/clockworks.ts'

/** What later rooms may do with clocks inside their own transaction. */

/** The shop's hours and clocks as they are now; a shop that has written none goes by the usual ones, version 0. Throws `shop.notFound`. */
export async function clockworkOf(db: Reads, shopId: ShopId): Promise<{ version: number; content: Clockwork }> {
  const written = await newestClockwork(db, shopId)
  if (written) return written
  const { timeZone } = await shopOf(db, shopId)
  return { version: 0, content: usualClockwork(timeZone) }
}

export interface NewClock {
  code: ClockCode
  shopId: ShopId
  subjectKind: SubjectKind
  subjectId: string
  /** Which time of the same thing; started twice for one occasion, it is one clock. */
  occasion?: string
  conversationId?: ConversationId | null
  customerId?: CustomerId | null
  ownerId?: StaffId | null
  labels?: Record<string, string>
  fits?: Fits
  startedAt: Date
  /** Where the end is given with the thing itself. */
  dueAt?: Date
}

/** Starts a clock if the shop runs one for this. */
export async function startClock(tx: Tx, given: NewClock): Promise<void> {
  const made = await clockOf(tx, given)
  if (!made || !(await insertClock(tx, made))) return
  const { calendar } = (await clockworkOf(tx, given.shopId)).content
  await insertDeadlines(tx, made, rungsOf(calendar, { ...made, since: given.startedAt }))
}

/** For an answer that is heard of before its question: the clock stands there, stopped, and is never started. */
export async function noteAnswered(tx: Tx, given: NewClock, at: Date): Promise<void> {
  if (await stopClock(tx, given.subjectId, { code: given.code, at })) return
  const made = await clockOf(tx, given)
  if (!made || (await insertClock(tx, { ...made, state: 'stopped', since: null, stoppedAt: at, answered: true }))) return
  // Its question was being heard at the same moment, and has started it since we looked.
  await stopClock(tx, given.subjectId, { code: given.code, at })
}

async function clockOf(tx: Tx, given: NewClock): Promise<Clock | null> {
  const { version, content } = await clockworkOf(tx, given.shopId)
  const definition = clockFor(content, given.code, given.fits)
  const due = given.dueAt ?? (definition?.duration && dueAfter(content.calendar, given.startedAt, definition.duration))
  if (!definition || !due) return null
  const how = given.dueAt ? 'natural' : definition.duration!.counts
  return {
    id: newId<'clock'>(),
    shopId: given.shopId,
    code: given.code,
    subjectKind: given.subjectKind,
    subjectId: given.subjectId,
    occasion: given.occasion ?? '',
    conversationId: given.conversationId ?? null,
    customerId: given.customerId ?? null,
    ownerId: given.ownerId ?? null,
    labels: given.labels ?? {},
    state: 'running',
    counts: how,
    steps: stepsOf(content.calendar, how, given.startedAt, due, definition.warnings),
    tell: definition.tell,
    clockworkVersion: version,
    usedMs: 0,
    startedAt: given.startedAt,
    since: given.startedAt,
    dueAt: due,
    stage: 'green',
    pausedFor: null,
    stoppedAt: null,
    answered: null,
    breachedAt: null,
  }
}

/** Stops what runs for a thing, one code or all. True when something did. `answered` false: nothing is left to be in time for, it counts for nothing. */
export async function stopClock(
  tx: Tx,
  subjectId: string,
  {
    code = null,
    occasion,
    answered = true,
    at = tx.now,
  }: { code?: ClockCode | null; occasion?: string; answered?: boolean; at?: Date } = {},
): Promise<boolean> {
  const live = (await lockLive(tx, subjectId, code)).filter((clock) => occasion === undefined || clock.occasion === occasion)
  for (const clock of live) await setClock(tx, { ...clock, state: 'stopped', since: null, stoppedAt: at, answered, pausedFor: null })
  if (!live.length) return false
  const ids = live.map(({ id }) => id)
  await deleteDeadlines(tx, ids)
  await endAlerts(tx, ids)
  return true
}

/** While the customer's turn it is, nobody is late. */
export async function pauseClock(tx: Tx, subjectId: string, code: ClockCode, why: string): Promise<void> {
  for (const clock of await lockLive(tx, subjectId, code)) {
    if (clock.state !== 'running' || !clock.since) continue
    const { calendar } = (await clockworkOf(tx, clock.shopId)).content
    const usedMs = usedAt(calendar, { ...clock, since: clock.since }, tx.now)
    await setClock(tx, { ...clock, state: 'paused', usedMs, since: null, dueAt: null, pausedFor: why })
    await deleteDeadlines(tx, [clock.id])
  }
}

export async function resumeClock(tx: Tx, subjectId: string, code: ClockCode): Promise<void> {
  for (const clock of await lockLive(tx, subjectId, code)) if (clock.state === 'paused') await replan(tx, clock, tx.now)
}

const order: RunningClock['stage'][] = ['green', 'amber', 'red', 'breached']

/** Runs on from `since` with what has been used before; what was told stays told. */
export async function replan(tx: Tx, clock: Clock, since: Date, version?: number): Promise<void> {
  const { version: newest, content } = await clockworkOf(tx, clock.shopId)
  const rungs = rungsOf(content.calendar, { ...clock, since })
  await deleteDeadlines(tx, [clock.id])
  await insertDeadlines(
    tx,
    clock,
    rungs.filter(({ rung }) => order.indexOf(rung) > order.indexOf(clock.stage)),
  )
  await setClock(tx, {
    ...clock,
    state: 'running',
    since,
    dueAt: rungs.at(-1)!.at,
    pausedFor: null,
    clockworkVersion: version ?? newest,
  })
}

/** A new end for what was given one (a promise renewed, a regulator's extension). Throws nothing when it no longer runs. */
export async function moveDue(tx: Tx, subjectId: string, code: ClockCode, dueAt: Date): Promise<void> {
  for (const clock of await lockLive(tx, subjectId, code)) {
    const { content } = await clockworkOf(tx, clock.shopId)
    const definition = clockFor(content, code)
    const steps = stepsOf(content.calendar, 'natural', tx.now, dueAt, definition?.warnings ?? [])
    await replan(tx, { ...clock, counts: 'natural', steps, usedMs: 0, stage: 'green' }, tx.now)
  }
}

/** What the clock goes by has changed (how grave it is): its time is measured anew from its own start, what was told stays told. */
export async function retime(tx: Tx, subjectId: string, code: ClockCode, fits: Fits): Promise<void> {
  for (const clock of await lockLive(tx, subjectId, code)) {
    const { content } = await clockworkOf(tx, clock.shopId)
    const definition = clockFor(content, code, fits)
    if (!definition?.duration) continue
    const { counts } = definition.duration
    const due = dueAfter(content.calendar, clock.startedAt, definition.duration)
    const steps = stepsOf(content.calendar, counts, clock.startedAt, due, definition.warnings)
    const next: Clock = { ...clock, counts, steps, labels: { ...clock.labels, ...(fits.severity && { severity: fits.severity }) } }
    if (clock.since) await replan(tx, next, clock.since)
    else await setClock(tx, next)
  }
}

/** Says at once to people that something has come for them or been answered, beside what its clocks say; not to who did it. Nothing where the shop runs no clock. */
export async function tellAtOnce(
  tx: Tx,
  subjectId: string,
  rung: 'opened' | 'answered',
  people: readonly (StaffId | null)[],
): Promise<void> {
  const clock = (await clocksOf(tx, [subjectId])).at(-1)
  const others = [...new Set(people)].filter((one) => one !== null && one !== tx.actor.id) as StaffId[]
  if (clock && others.length)
    insertAlerts(
      tx,
      others.map((staffId) => ({ id: newId(), shopId: clock.shopId, staffId, clockId: clock.id, rung })),
    )
}

/** The clocks of things, the oldest first. */
export async function clocksAbout(db: Reads, subjectIds: readonly string[]): Promise<Map<string, RunningClock[]>> {
  const found = new Map<string, RunningClock[]>()
  for (const clock of await clocksOf(db, subjectIds)) found.set(clock.subjectId, [...(found.get(clock.subjectId) ?? []), wireClock(clock)])
  return found
}

/** How urgent a thing is by its clocks as they are now. Whoever keeps it beside the thing keeps it anew after each step that touches them. */
export const urgencyNow = async (db: Reads, subjectId: string, createdAt: Date): Promise<number> =>
  urgencyOf(await clocksOf(db, [subjectId]), createdAt)

/** The clocks of a thing follow it to its new owner. */
export async function giveClocks(tx: Tx, subjectId: string, ownerId: StaffId | null): Promise<void> {
  for (const clock of await lockLive(tx, subjectId, null)) await setClock(tx, { ...clock, ownerId })
}

export const wireClock = (clock: Clock): RunningClock => ({
  id: clock.id,
  code: clock.code,
  state: clock.state,
  startedAt: clock.startedAt.toISOString(),
  dueAt: clock.dueAt?.toISOString() ?? null,
  stage: clock.stage,
  pausedFor: clock.pausedFor,
  stoppedAt: clock.stoppedAt?.toISOString() ?? null,
  inTime: clock.stoppedAt ? clock.dueAt === null || clock.stoppedAt <= clock.dueAt : clock.stage !== 'breached',
})

/** Whether the shop has said when it is open. */
export const hasOwnHours = async (db: Reads, shopId: ShopId): Promise<boolean> => (await newestClockwork(db, shopId)) !== undefined
