import type { ShopId } from '../../shared/ids.ts'
import type { Calendar } from '../../shared/wire/clocks.ts'
import { type CountedRow, touchedSince, withTurns } from '../conversations/figures.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { type Looker, lookEvery } from '../foundation/looker.ts'
import { clockworkOf } from '../tickets/clocks.ts'
import { openBetween } from '../tickets/rules/calendar.ts'
import { type Between, countTurns } from './rules.ts'
import { type Fact, listCounted, lockMark, putFacts, setMark, shopsToCount } from './store/facts.ts'

const LOOK_MS = 2_000
const AT_ONCE = 200
const LOOKED_AT = 5_000
/** A conversation's place moves once a minute at most, and what was written before may be committed later: that far back is looked at again. */
const LATE_MS = 120_000

/**
 * Counts what has changed in a shop's conversations. It goes by the conversations alone, so that it may run again, twice at once, or after weeks.
 * Gives back how many are left to be counted.
 */
export const countShop = action('operations.manage', async (tx, shopId: ShopId): Promise<number> => {
  const mark = await lockMark(tx, shopId)
  if (!mark) return 0
  const touched = await touchedSince(tx, shopId, new Date(mark.getTime() - LATE_MS), LOOKED_AT)
  const counted = await listCounted(
    tx,
    touched.map(({ id }) => id),
  )
  const known = new Map(counted.map((row) => [row.id, row]))
  const fresh = touched.filter(({ id, lastSeq, status }) => known.get(id)?.lastSeq !== lastSeq || known.get(id)?.status !== status)
  const { calendar } = (await clockworkOf(tx, shopId)).content
  const rows = await withTurns(
    tx,
    fresh.slice(0, AT_ONCE).map(({ id }) => id),
  )
  await putFacts(
    tx,
    rows.map((row) => factOf(row, calendar)),
  )
  if (fresh.length > AT_ONCE) return fresh.length - AT_ONCE
  const last = touched.at(-1)
  if (!last || last.lastAt <= mark) return 0
  await setMark(tx, shopId, last.lastAt)
  return touched.length === LOOKED_AT ? 1 : 0
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

/** Keeps the facts of every shop near the truth: a look every two seconds, behind everybody's answers and never in their way. */
export const createBookkeeper = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    LOOK_MS,
    async (stopped) => {
      for (const { merchantId, shopId } of await shopsToCount(house)) {
        const actor = systemActor(merchantId, [shopId])
        while (!stopped() && (await countShop({ house, actor, language: 'zh-CN' }, shopId)) > 0);
      }
    },
    onError,
  )
