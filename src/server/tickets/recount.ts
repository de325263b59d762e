import type { ShopId } from '../../shared/ids.ts'
import type { Clockwork, SubjectKind } from '../../shared/wire/clocks.ts'
import type { Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { clockworkOf, replan } from './clocks.ts'
import { usedAt } from './rules/clock.ts'
import { usualClockwork } from './rules/usual.ts'
import { type Clock, listOutdated, lockLive, setClock } from './store/clocks.ts'
import { clockworksFrom } from './store/clockworks.ts'

/*
 * Running clocks go over to the newest hours: up to the moment of publication they have counted by the old ones, from then on by the new. What was told
 * stays told. Thing by thing, so that whoever keeps something beside a thing can hold it first, as every other step does; few in one transaction, for
 * nobody's message is told while an older one runs.
 */
const AT_ONCE = 10

/** Things of these kinds whose clocks still count by older hours, a part of them. */
export async function thingsToRecount(tx: Tx, shopId: ShopId, kinds: readonly SubjectKind[]) {
  const { version } = await clockworkOf(tx, shopId)
  const found = await listOutdated(tx, shopId, version, kinds, AT_ONCE)
  return { subjectIds: found.map(({ subjectId }) => subjectId), more: found.length === AT_ONCE }
}

export async function recountAbout(tx: Tx, shopId: ShopId, subjectId: string): Promise<void> {
  const { version } = await clockworkOf(tx, shopId)
  for (const clock of await lockLive(tx, subjectId, null)) if (clock.clockworkVersion < version) await goOver(tx, clock, version)
}

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
