import { atRate, byCallers, latencies, median, percentile, type Result, rounded, table } from './load.ts'
import { allDelivered, deliveredTo, type Lane, lostOrDoubled, newLedger, postNext, timesFrom } from './message-ledger.ts'
import { CONVERSATIONS, openLimit, openShopbell, type Side } from './message-sides.ts'
import { type Database, query, startDatabase } from './programs.ts'

const CALM_PER_SECOND = 100
const HIGH_PER_SECOND = 5_000

/** Many short rounds: who else uses the machine comes and goes within seconds, and only what is compared within one round has had the same machine. */
const full = { rounds: 15, warmSeconds: 3, seconds: 1, rateSeconds: 1, logFiles: 58 }
const smoked = { rounds: 2, warmSeconds: 0.5, seconds: 0.5, rateSeconds: 0.5, logFiles: 2 }

type Name = 'shopbell' | 'assistant' | 'single' | 'group'
type Lanes = Record<Name, Lane>

/** Ratios of rates, each with what it is compared with in the same round. */
const comparisons = {
  single64: { ours: 'shopbell', theirs: 'single', callers: 64, aim: 0.5, says: 'one commit per message, 64 callers' },
  group64: { ours: 'shopbell', theirs: 'group', callers: 64, aim: 0.7, says: 'group commit, 64 callers' },
  group256: { ours: 'shopbell', theirs: 'group', callers: 256, aim: 0.7, says: 'group commit, 256 callers' },
  assistant64: { ours: 'assistant', theirs: 'single', callers: 64, aim: null, says: 'answered by the assistant; one commit, 64 callers' },
} as const
type Comparison = keyof typeof comparisons
const names = Object.keys(comparisons) as Comparison[]

interface Load {
  rate: number
  times: number[]
}
type Loads = Record<string, Load[]>
const keyOf = (name: Name, callers: number) => `${name} ${callers}`
const RUNS = [
  ...new Set(
    names.flatMap((name) => [comparisons[name].ours, comparisons[name].theirs].map((side) => keyOf(side, comparisons[name].callers))),
  ),
]

/** What runs behind everybody has a rhythm: in a fixed order it would fall on the same side each time. */
function inAnyOrder<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}

/**
 * A database in service writes its log into files it has had before. A new one makes each of the first gigabyte's in the middle of a commit: sixteen
 * megabytes, forced to the disk, some 50 ms.
 */
async function wearIn(database: Database, logFiles: number): Promise<void> {
  const address = await database.create('bench_log')
  for (let n = 0; n < logFiles; n++) {
    await query(address, `select pg_logical_emit_message(false, 'bench', 'a file that has nothing in it is not left')`)
    await query(address, 'select pg_switch_wal()')
  }
  await query(address, 'checkpoint')
}

async function openLanes(database: Database): Promise<Lanes> {
  const lane = async (open: (ledger: Lane['ledger']) => Promise<Side>): Promise<Lane> => {
    const ledger = newLedger()
    return { ledger, side: await open(ledger) }
  }
  return {
    shopbell: await lane((ledger) => openShopbell(database, deliveredTo(ledger), 'person')),
    assistant: await lane((ledger) => openShopbell(database, deliveredTo(ledger), 'assistant')),
    single: await lane((ledger) => openLimit(database, deliveredTo(ledger), 'single')),
    group: await lane((ledger) => openLimit(database, deliveredTo(ledger), 'group')),
  }
}

/** Messages acknowledged and delivered per second. The clock runs until the last delivery, so that a backlog costs its time. */
async function atFullLoad(lane: Lane, callers: number, seconds: number): Promise<Load> {
  const { ledger, side } = lane
  const [first, before, begin] = [ledger.sentAt.length, ledger.settled, performance.now()]
  await byCallers({ callers, seconds }, () => postNext(lane))
  await allDelivered(lane)
  const rate = ((ledger.settled - before) * 1000) / (ledger.lastAt - begin)
  await side.quiet()
  return { rate, times: timesFrom(lane, first) }
}

/** From post to delivery at a given rate, whatever becomes of it. */
async function whenGiven(lane: Lane, perSecond: number, seconds: number): Promise<number[]> {
  const first = lane.ledger.sentAt.length
  await atRate({ perSecond, seconds }, () => postNext(lane))
  await allDelivered(lane)
  return timesFrom(lane, first)
}

export async function messages({ smoke }: { smoke: boolean }): Promise<Result> {
  const { rounds, warmSeconds, seconds, rateSeconds, logFiles } = smoke ? smoked : full
  const database = await startDatabase()
  await wearIn(database, logFiles)
  const lanes = await openLanes(database)
  for (const lane of Object.values(lanes)) {
    await atFullLoad(lane, 64, warmSeconds)
    // As autovacuum does within the first minute: plans made for empty tables would be measured otherwise.
    await query(lane.side.address, 'vacuum analyze')
  }
  const loads: Loads = Object.fromEntries(RUNS.map((run) => [run, []]))
  const calm: { shopbell: number; limit: number }[] = []
  for (let round = 0; round < rounds; round++) {
    for (const run of inAnyOrder(RUNS)) {
      const [name, callers] = run.split(' ') as [Name, string]
      loads[run]!.push(await atFullLoad(lanes[name], Number(callers), seconds))
    }
    const [ours, theirs] = [lanes.shopbell, lanes.single].map((lane) => () => whenGiven(lane, CALM_PER_SECOND, rateSeconds))
    calm.push({ shopbell: median(await ours!()), limit: median(await theirs!()) })
  }
  const high = {
    shopbell: latencies(await whenGiven(lanes.shopbell, HIGH_PER_SECOND, rateSeconds)),
    group: latencies(await whenGiven(lanes.group, HIGH_PER_SECOND, rateSeconds)),
  }
  const checked = await Promise.all(Object.values(lanes).map(lostOrDoubled))
  const counted = checked.slice(0, 2).reduce((sum, { count }) => sum + count, 0)
  return { ...told(loads, calm, high, counted), problems: checked.flatMap(({ problems }) => problems) }
}

function ratioOf(loads: Loads, name: Comparison) {
  const { ours, theirs, callers, aim } = comparisons[name]
  const [a, b] = [loads[keyOf(ours, callers)]!, loads[keyOf(theirs, callers)]!]
  const ratios = a.map(({ rate }, round) => rate / b[round]!.rate)
  const ratio = rounded(median(ratios))
  const perSecond = (all: Load[]) => Math.round(median(all.map(({ rate }) => rate)))
  return {
    ratio,
    /** Of the rounds, the middle half. */
    middle: [rounded(percentile(ratios, 0.25)), rounded(percentile(ratios, 0.75))],
    aim,
    met: aim === null ? null : ratio >= aim,
    perSecond: { shopbell: perSecond(a), limit: perSecond(b) },
    underLoadMs: { shopbell: latencies(a.flatMap(({ times }) => times)), limit: latencies(b.flatMap(({ times }) => times)) },
  }
}

const list = (figures: object) => Object.values(figures).join('/')

function told(
  loads: Loads,
  calm: { shopbell: number; limit: number }[],
  high: Record<'shopbell' | 'group', ReturnType<typeof latencies>>,
  lost: number,
): Omit<Result, 'problems'> {
  const ratios = names.map((name) => ({ name, ...ratioOf(loads, name) }))
  const added = rounded(median(calm.map((round) => round.shopbell - round.limit)))
  const calmMs = (side: 'shopbell' | 'limit') => rounded(median(calm.map((round) => round[side])))
  const rows = ratios.map(({ name, ratio, middle, aim, perSecond, underLoadMs }) => [
    comparisons[name].says,
    perSecond.shopbell,
    perSecond.limit,
    ratio,
    middle.join('–'),
    aim ?? 'stated',
    list(underLoadMs.shopbell),
    list(underLoadMs.limit),
  ])
  const report = [
    `messages/s acknowledged and delivered over ${CONVERSATIONS} conversations, and post → delivered meanwhile, p50/p95/p99 ms`,
    table([['beside the limit with', 'shopbell', 'limit', 'ratio', 'half of the rounds', 'aim', 'shopbell ms', 'limit ms'], ...rows]),
    `median post → delivered at ${CALM_PER_SECOND}/s: shopbell ${calmMs('shopbell')} ms, limit ${calmMs('limit')} ms, added ${added} ms`,
    `post → delivered at ${HIGH_PER_SECOND}/s, p50/p95/p99 ms: shopbell ${list(high.shopbell)}, limit with group commit ${list(high.group)}`,
    `lost or doubled: ${lost}`,
  ].join('\n')
  const figures = {
    ratios: Object.fromEntries(ratios.map(({ name, ...figures }) => [name, figures])),
    met: ratios.every(({ met }) => met !== false),
    addedMedianMs: added,
    calmMedianMs: { shopbell: calmMs('shopbell'), limit: calmMs('limit') },
    highRateMs: high,
    lostOrDoubled: lost,
  }
  return { report, figures }
}
