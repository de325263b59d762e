import { setTimeout as pause } from 'node:timers/promises'
import { dayPlus } from '../../shared/day.ts'
import type { ConversationId, ShopId } from '../../shared/ids.ts'
import type { Calendar } from '../../shared/wire/clocks.ts'
import { type CountedRow, withTurns } from '../conversations/figures.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { type Looker, lookEvery } from '../foundation/looker.ts'
import { shopOf } from '../people/steps.ts'
import { clockworkOf } from '../tickets/clocks.ts'
import { openBetween } from '../tickets/rules/calendar.ts'
import { type Between, countTurns } from './rules.ts'
import { addUpDay, daysMark, dropDays, markDaysStale, nextDay, setDaysUntil, shopsToAddUp } from './store/days.ts'
import { countsAlone, type Fact, listUncounted, markOf, putFacts, setMark, shopsToCount } from './store/facts.ts'
import { countOutcomes, deleteChanges, listChanges, listConcerned } from './store/outcomes.ts'

const LOOK_MS = 2_000
const ADD_UP_MS = 10_000
/** A talk that goes on is counted anew by every look: the busier the house, the longer between two, for reports may be half a minute old. */
const REST = { times: 20, most: 30_000 }
/** Counting working hours takes its time: others have their turn in between. */
const AT_ONCE = 10
/** An order, a case or a rating is a look into an index or two: an import of a hundred thousand orders is done within minutes. */
const CHANGES_AT_ONCE = 200
/** Between two of these it rests three times as long as one took: a full house has a part of a processor to spare, not the whole one for a second. */
const PACE = { times: 3, most: 200 }
/** A conversation's place moves once a minute at most, and what was written before may be committed later: that far back is looked at again. */
const LATE_MS = 120_000
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000' as ConversationId

/** Where a walk through a shop's conversations stands, by when something happened in them. */
export type Place = Awaited<ReturnType<typeof listUncounted>>[number]

/**
 * Counts what has changed in a shop's conversations and in what came of them, so many, from a place on. It goes by what is there alone, so that it may run
 * again, twice at once, or after weeks. All is read first and then written at one stroke. Gives back where to go on; null = all is counted.
 */
export const countShop = action('operations.manage', async (tx, { shopId, from }: { shopId: ShopId; from?: Place | undefined }) => {
  const [alone, mark] = await Promise.all([countsAlone(tx, shopId), markOf(tx, shopId)])
  if (!alone) return null
  const start = from ?? { lastAt: new Date(mark.getTime() - LATE_MS), id: FIRST }
  const [fresh, changes, { content }] = await Promise.all([
    listUncounted(tx, shopId, start, AT_ONCE),
    listChanges(tx, shopId, CHANGES_AT_ONCE),
    clockworkOf(tx, shopId),
  ])
  const rows = await withTurns(
    tx,
    fresh.map(({ id }) => id),
  )
  const concerned = await listConcerned(tx, shopId, rows, changes)
  if (rows.length)
    putFacts(
      tx,
      rows.map((row) => factOf(row, content.calendar)),
    )
  const ids = [...new Set([...rows.map(({ id }) => id), ...concerned])]
  if (ids.length) {
    countOutcomes(tx, ids)
    markDaysStale(tx, shopId, ids)
  }
  if (changes.length) deleteChanges(tx, shopId, changes)
  const last = fresh.at(-1)
  if (last && last.lastAt > mark) setMark(tx, shopId, last.lastAt)
  return fresh.length === AT_ONCE || changes.length === CHANGES_AT_ONCE ? (last ?? start) : null
})

/**
 * Adds up a day of a shop: one that has changed since it was, otherwise the next that has come to rest. May run again and twice at once, as counting may.
 * Gives back whether there may be more.
 */
export const addUpNext = action('operations.manage', async (tx, shopId: ShopId): Promise<boolean> => {
  const [alone, { timeZone }] = await Promise.all([countsAlone(tx, shopId), shopOf(tx, shopId)])
  const mark = alone && (await daysMark(tx, shopId, timeZone))
  if (!mark) return false
  const { until, stale, resting } = mark
  /** What has not come to rest waits, and so does a shop of which nothing is counted. */
  const earlier = (day: string | null) => (day && day < resting ? day : resting)
  if (mark.zone !== timeZone || !until) {
    dropDays(tx, shopId)
    setDaysUntil(tx, shopId, timeZone, earlier(await nextDay(tx, shopId, timeZone, null)))
    return true
  }
  const day = stale ?? until
  if (day >= resting) return false
  await addUpDay(tx, shopId, timeZone, day)
  if (!stale) setDaysUntil(tx, shopId, timeZone, earlier(await nextDay(tx, shopId, timeZone, dayPlus(day, 1))))
  return true
})

const length = ([from, to]: Between): number => to.getTime() - from.getTime()

function factOf(row: CountedRow, calendar: Calendar): Fact {
  const open = ([from, to]: Between) => openBetween(calendar, from.getTime(), to.getTime())
  const turns = row.turns.map((turn) => ({ ...turn, at: new Date(turn.at) }))
  const { replies, handling, closings } = countTurns(turns, row.closedAt)
  const resolution: Between | null = row.closedAt ? [row.openedAt, row.closedAt] : null
  const sum = (of: (one: Between) => number) => replies.reduce((total, one) => total + of(one), 0)
  const [first] = replies
  return {
    shopId: row.shopId,
    conversationId: row.id,
    customerId: row.customerId,
    customerName: row.customerName,
    channel: row.channel,
    staffId: row.staffId,
    staffName: row.staffName,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    lastSeq: row.lastSeq,
    status: row.status,
    closings,
    firstReplyMs: first ? length(first) : null,
    firstReplyOpenMs: first ? open(first) : null,
    replies: replies.length,
    replyMs: sum(length),
    replyOpenMs: sum(open),
    handlingMs: handling && length(handling),
    handlingOpenMs: handling && open(handling),
    resolutionMs: resolution && length(resolution),
    resolutionOpenMs: resolution && open(resolution),
  }
}

/** Step by step as long as there is more to do, with a rest after each. */
async function atPace(stopped: () => boolean, step: () => Promise<boolean>): Promise<void> {
  while (!stopped()) {
    const began = performance.now()
    if (!(await step())) return
    await pause(Math.min(PACE.times * (performance.now() - began), PACE.most))
  }
}

/** Adds up what has come to rest, a day at a time. Reports count until then what is not added up yet. */
export const createAddingUp = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    ADD_UP_MS,
    async (stopped) => {
      for (const { merchantId, shopId } of await shopsToAddUp(house)) {
        const context = { house, actor: systemActor(merchantId, [shopId]), language: 'zh-CN' as const }
        await atPace(stopped, () => addUpNext(context, shopId))
      }
    },
    onError,
  )

/** Keeps the facts of every shop near the truth: a look every two seconds where it costs nothing, behind everybody's answers and never in their way. */
export const createBookkeeper = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    LOOK_MS,
    async (stopped) => {
      for (const { merchantId, shopId } of await shopsToCount(house)) {
        const actor = systemActor(merchantId, [shopId])
        // Onwards only: a talk that goes on meanwhile has its turn in the next walk, or a full house would be counted without an end.
        let from: Place | undefined
        await atPace(stopped, async () => {
          from = (await countShop({ house, actor, language: 'zh-CN' }, { shopId, from })) ?? undefined
          return from !== undefined
        })
      }
    },
    onError,
    REST,
  )
