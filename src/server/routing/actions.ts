import type { ShopId, StaffId } from '../../shared/ids.ts'
import type { Ability, Routing } from '../../shared/wire/routing.ts'
import { give, silentOf, takeBackSilent, waitingOf, wroteLately } from '../conversations/giving.ts'
import type { State } from '../conversations/state.ts'
import { loads } from '../conversations/steps.ts'
import { action } from '../foundation/action.ts'
import type { Tx } from '../foundation/transaction.ts'
import { receptiveStaff, setCap, shopOf, staffOf } from '../people/steps.ts'
import { type Candidate, chooseStaff, type Waiting } from './rules.ts'
import { insertTakeBack, listAbilities, listTakeBacks, lockRouting, setAbility, setRouting } from './store.ts'

const AT_ONCE = 50
const MINUTE = 60_000

/** Throws `shop.notFound`. */
export const changeRouting = action('routing.manage', async (tx, { shopId, routing }: { shopId: ShopId; routing: Routing }) => {
  await shopOf(tx, shopId)
  await setRouting(tx, shopId, routing)
  tx.record('routing.changed', { shopId }, { staffId: null })
})

/** Throws `staff.notFound`, also for somebody who shares no shop with the actor. */
export const changeAbility = action('routing.manage', async (tx, { staffId, ability }: { staffId: StaffId; ability: Ability }) => {
  await staffOf(tx, staffId)
  await setCap(tx, staffId, ability.cap)
  await setAbility(tx, staffId, ability)
  tx.record('routing.changed', { shopId: null }, { staffId })
})

/**
 * Brings a shop's conversations to whom they should be with by now: back to the queue from who has said nothing, out of it to who is free. It
 * looks at how things are, so it may run at any time, any number of times, in any number of processes: one at a time does a shop.
 * Gives back how many it moved.
 */
export const dispatch = action('operations.manage', async (tx, shopId: ShopId): Promise<number> => {
  const routing = await lockRouting(tx, shopId)
  if (!routing) return 0
  const back = routing.takeBackMinutes === null ? 0 : await takeBack(tx, shopId, routing.takeBackMinutes)
  return back + (routing.automatic ? await giveOut(tx, shopId, routing) : 0)
})

async function takeBack(tx: Tx, shopId: ShopId, minutes: number): Promise<number> {
  const silent = await silentOf(tx, shopId, new Date(tx.now.getTime() - minutes * MINUTE), AT_ONCE)
  for (const c of silent) {
    await insertTakeBack(tx, { shopId, conversationId: c.id, staffId: c.staffId!, waitingSince: c.waitingSince! })
    await takeBackSilent(tx, c)
  }
  return silent.length
}

async function giveOut(tx: Tx, shopId: ShopId, routing: Routing): Promise<number> {
  const candidates = await candidatesOf(tx, shopId)
  if (!candidates.some(({ attending, cap }) => attending < cap)) return 0
  const queue = await waitingOf(tx, shopId, AT_ONCE)
  const facts = await factsOf(tx, queue, routing)
  let given = 0
  for (const c of queue) {
    const staffId = chooseStaff(facts.get(c)!, candidates, routing)
    const chosen = candidates.find(({ id }) => id === staffId)
    if (!chosen || !(await give(tx, c, chosen))) continue
    chosen.attending += 1
    given += 1
  }
  return given
}

async function candidatesOf(tx: Tx, shopId: ShopId): Promise<(Candidate & { name: string })[]> {
  const online = await receptiveStaff(tx, shopId)
  const ids = online.map(({ id }) => id)
  const able = new Map((await listAbilities(tx, ids)).map((row) => [row.staffId, row]))
  const busy = new Map((await loads(tx, ids)).map(({ staffId, attending }) => [staffId, attending]))
  return online.map(({ id, name, cap }) => ({
    id,
    name,
    cap,
    attending: busy.get(id) ?? 0,
    skills: able.get(id)?.skills ?? [],
    languages: able.get(id)?.languages ?? [],
  }))
}

async function factsOf(tx: Tx, queue: readonly State[], { skills }: Routing): Promise<Map<State, Waiting>> {
  const ids = queue.map(({ id }) => id)
  const said = skills.some(({ words }) => words.length) ? await wroteLately(tx, ids) : new Map<string, string>()
  const taken = await listTakeBacks(tx, ids)
  const isOf = (c: State) => (one: (typeof taken)[number]) =>
    one.conversationId === c.id && one.waitingSince.getTime() === c.waitingSince!.getTime()
  return new Map(
    queue.map((c) => [
      c,
      {
        channel: c.channel,
        language: c.language,
        waitedMs: tx.now.getTime() - c.waitingSince!.getTime(),
        said: said.get(c.id) ?? '',
        takenFrom: taken.filter(isOf(c)).map(({ staffId }) => staffId),
      },
    ]),
  )
}
