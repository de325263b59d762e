import { setTimeout as pause } from 'node:timers/promises'
import type { ShopId } from '../../shared/ids.ts'
import type { Calendar } from '../../shared/wire/clocks.ts'
import { type CountedRow, withTurns } from '../conversations/figures.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { type Looker, lookEvery } from '../foundation/looker.ts'
import { clockworkOf } from '../tickets/clocks.ts'
import { openBetween } from '../tickets/rules/calendar.ts'
import { type Between, countTurns } from './rules.ts'
import { type Fact, listUncounted, lockMark, putFacts, setMark, shopsToCount } from './store/facts.ts'
import { countOutcomes, listBefore, takeChanges } from './store/outcomes.ts'

const LOOK_MS = 2_000
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

/**
 * Counts what has changed in a shop's conversations and in what came of them. It goes by what is there alone, so that it may run again, twice at once, or
 * after weeks. Gives back whether more may be left to be counted.
 */
export const countShop = action('operations.manage', async (tx, shopId: ShopId): Promise<boolean> => {
  const mark = await lockMark(tx, shopId)
  if (!mark) return false
  const fresh = await listUncounted(tx, shopId, new Date(mark.getTime() - LATE_MS), AT_ONCE)
  const { calendar } = (await clockworkOf(tx, shopId)).content
  const rows = await withTurns(
    tx,
    fresh.map(({ id }) => id),
  )
  await putFacts(
    tx,
    rows.map((row) => factOf(row, calendar)),
  )
  const counted = rows.map(({ id }) => id)
  const changes = await takeChanges(tx, shopId, CHANGES_AT_ONCE)
  const ids = [...new Set([...counted, ...(await listBefore(tx, counted)), ...changes.ids])]
  if (ids.length) await countOutcomes(tx, ids)
  const last = fresh.at(-1)
  if (last && last.lastAt > mark) await setMark(tx, shopId, last.lastAt)
  return fresh.length === AT_ONCE || changes.more
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

/** Keeps the facts of every shop near the truth: a look every two seconds where it costs nothing, behind everybody's answers and never in their way. */
export const createBookkeeper = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    LOOK_MS,
    async (stopped) => {
      for (const { merchantId, shopId } of await shopsToCount(house)) {
        const actor = systemActor(merchantId, [shopId])
        while (!stopped()) {
          const began = performance.now()
          if (!(await countShop({ house, actor, language: 'zh-CN' }, shopId))) break
          await pause(Math.min(PACE.times * (performance.now() - began), PACE.most))
        }
      }
    },
    onError,
    REST,
  )
