import type { ShopId } from '../../shared/ids.ts'
import type { Calendar } from '../../shared/wire/clocks.ts'
import { type CountedRow, changedSince } from '../conversations/figures.ts'
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
/** What was written before this may still be committed after we looked: it is looked at again. */
const LATE_MS = 30_000

/**
 * Counts what has changed in a shop's conversations. It goes by the conversations alone, so that it may run again, twice at once, or after weeks.
 * Gives back how many it wrote.
 */
export const countShop = action('operations.manage', async (tx, shopId: ShopId): Promise<number> => {
  const mark = await lockMark(tx, shopId)
  if (!mark) return 0
  const changed = await changedSince(tx, shopId, new Date(mark.getTime() - LATE_MS), AT_ONCE)
  const known = new Map(
    (
      await listCounted(
        tx,
        changed.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  const fresh = changed.filter(({ id, lastSeq, status }) => known.get(id)?.lastSeq !== lastSeq || known.get(id)?.status !== status)
  const { calendar } = (await clockworkOf(tx, shopId)).content
  await putFacts(
    tx,
    fresh.map((row) => factOf(row, calendar)),
  )
  const last = changed.at(-1)
  if (last && last.lastAt > mark) await setMark(tx, shopId, last.lastAt)
  // A page of conversations that are all counted ends in the past: go on from its end.
  return changed.length === AT_ONCE && last!.lastAt > mark ? changed.length : 0
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
