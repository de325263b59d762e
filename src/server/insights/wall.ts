import { dayStart } from '../../shared/day.ts'
import type { ShopId } from '../../shared/ids.ts'
import type { Wall } from '../../shared/wire/wall.ts'
import { casesInReview } from '../aftersales/waiting.ts'
import { shopsAsked } from '../commerce/views.ts'
import { complaintsToDo } from '../complaints/waiting.ts'
import { standing } from '../conversations/figures.ts'
import { loads } from '../conversations/steps.ts'
import { view } from '../foundation/action.ts'
import type { Reads } from '../foundation/transaction.ts'
import { colleagues, shopOf } from '../people/steps.ts'
import { owedNow } from '../tickets/owed.ts'
import { firstRepliesSince } from './store/facts.ts'

const ROWS = 30
const SECONDS = 30

/** How it stands now. Every part reads the end of an index; the page asks at most once a second, whatever happens. */
export const wall = view('insights.read', async (db, { shop }: { shop?: ShopId | undefined }): Promise<Wall> => {
  const shopIds = shopsAsked(db, shop)
  const { timeZone } = await shopOf(db, shopIds[0]!)
  const dayBegan = dayStart(db.now, timeZone)
  const { counts, waiting, unanswered } = await standing(db, shopIds, ROWS)
  const owed = await owedNow(db, shopIds)
  return {
    at: db.now.toISOString(),
    dayBegan: dayBegan.toISOString(),
    timeZone,
    waiting: counts.waiting,
    longestSince: waiting[0]?.waitingSince ?? null,
    assistant: counts.assistant,
    firstReply: { ...(await firstRepliesSince(db, shopIds, dayBegan, SECONDS * 1000)), seconds: SECONDS },
    promises: { open: owed.promises, overdue: owed.overduePromises },
    overdueClocks: owed.clocks,
    casesWaiting: await casesInReview(db, shopIds),
    complaintsWaiting: await complaintsToDo(db, shopIds),
    queue: waiting,
    watch: unanswered,
    staff: await staffOf(db, shopIds),
  }
})

async function staffOf(db: Reads, shopIds: readonly ShopId[]): Promise<Wall['staff']> {
  const people = (await colleagues(db)).filter((one) => one.shopIds.some((id) => shopIds.includes(id)))
  const busy = new Map(
    (
      await loads(
        db,
        people.map(({ id }) => id),
      )
    ).map((load) => [load.staffId, load]),
  )
  return people.map(({ id, name, presence, cap, shopIds: theirs }) => {
    const load = busy.get(id)
    return {
      id,
      name,
      presence,
      cap,
      shopIds: theirs,
      attending: load?.attending ?? 0,
      unanswered: load?.unanswered ?? 0,
      longestSince: load?.longestSince?.toISOString() ?? null,
    }
  })
}
