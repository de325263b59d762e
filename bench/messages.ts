import { atRate, byCallers, latencies, median, type Result, rounded, table } from './load.ts'
import { CONVERSATIONS, openLimit, openShopbell, type Side } from './message-sides.ts'
import { query, startDatabase } from './programs.ts'

const AIM = 0.5
const CALLERS = 64
const PER_SECOND = 100
/** Longer than this after the last acknowledgement, a message counts as lost. */
const PATIENCE_MS = 10_000

const full = { rounds: 5, warmSeconds: 1.5, seconds: 4, rateSeconds: 5 }
const smoked = { rounds: 2, warmSeconds: 0.5, seconds: 1, rateSeconds: 1 }

/** What became of every message of one side. Message n is at index n everywhere. */
interface Ledger {
  sentAt: number[]
  acknowledgedAt: number[]
  deliveredAt: number[]
  /** How often it arrived. */
  arrivals: number[]
  /** What was answered instead of an acknowledgement. */
  refusals: string[]
  /** Acknowledged and delivered. */
  settled: number
  /** When the last of them was. */
  lastAt: number
}
interface Lane {
  side: Side
  ledger: Ledger
}

const newLedger = (): Ledger => ({ sentAt: [], acknowledgedAt: [], deliveredAt: [], arrivals: [], refusals: [], settled: 0, lastAt: 0 })

/** A delivery may overtake its acknowledgement; whichever is second settles the message. */
function settle(ledger: Ledger, n: number, at: number): void {
  if (ledger.acknowledgedAt[n] === undefined || ledger.deliveredAt[n] === undefined) return
  ledger.settled += 1
  ledger.lastAt = at
}
const deliveredTo = (ledger: Ledger) => (n: number, at: number) => {
  ledger.arrivals[n] = (ledger.arrivals[n] ?? 0) + 1
  if (ledger.deliveredAt[n] !== undefined) return
  ledger.deliveredAt[n] = at
  settle(ledger, n, at)
}

async function postNext({ side, ledger }: Lane): Promise<void> {
  const n = ledger.sentAt.push(performance.now()) - 1
  const refusal = await side.post(n)
  if (refusal !== null) return void ledger.refusals.push(refusal)
  const at = performance.now()
  ledger.acknowledgedAt[n] = at
  settle(ledger, n, at)
}

async function allDelivered({ ledger }: Lane): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (ledger.settled < ledger.sentAt.length - ledger.refusals.length && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 2))
}

const timesFrom = ({ ledger }: Lane, first: number): number[] =>
  ledger.sentAt
    .slice(first)
    .flatMap((sent, i) => (ledger.deliveredAt[first + i] === undefined ? [] : [ledger.deliveredAt[first + i]! - sent]))

/** Messages acknowledged and delivered per second. The clock runs until the last delivery, so that a backlog costs its time. */
async function atFullLoad(lane: Lane, seconds: number): Promise<{ rate: number; times: number[] }> {
  const { ledger } = lane
  const [first, before, begin] = [ledger.sentAt.length, ledger.settled, performance.now()]
  await byCallers({ callers: CALLERS, seconds }, () => postNext(lane))
  await allDelivered(lane)
  return { rate: ((ledger.settled - before) * 1000) / (ledger.lastAt - begin), times: timesFrom(lane, first) }
}

/** The usual time from post to delivery when nobody has to queue. */
async function whenCalm(lane: Lane, seconds: number): Promise<number> {
  const first = lane.ledger.sentAt.length
  await atRate({ perSecond: PER_SECOND, seconds }, () => postNext(lane))
  await allDelivered(lane)
  return median(timesFrom(lane, first))
}

async function problemsOf({ side, ledger }: Lane): Promise<string[]> {
  const acknowledged = ledger.sentAt.length - ledger.refusals.length
  const wrong = ledger.acknowledgedAt.filter((_, n) => ledger.arrivals[n] !== 1).length
  const stored = await side.stored()
  return [
    ...(ledger.refusals.length
      ? [`${side.name}: ${ledger.refusals.length} messages were refused, the first with ${ledger.refusals[0]}`]
      : []),
    ...(wrong ? [`${side.name}: ${wrong} acknowledged messages were not delivered exactly once`] : []),
    ...(stored === acknowledged ? [] : [`${side.name}: ${acknowledged} messages were acknowledged, ${stored} are in the database`]),
  ]
}

export async function messages({ smoke }: { smoke: boolean }): Promise<Result> {
  const { rounds, warmSeconds, seconds, rateSeconds } = smoke ? smoked : full
  const database = await startDatabase()
  const [a, b] = [newLedger(), newLedger()]
  const shopbell: Lane = { ledger: a, side: await openShopbell(database, deliveredTo(a)) }
  const limit: Lane = { ledger: b, side: await openLimit(database, deliveredTo(b)) }
  for (const lane of [shopbell, limit]) {
    await atFullLoad(lane, warmSeconds)
    // As autovacuum does within the first minute: plans made for empty tables would be measured otherwise.
    await query(lane.side.address, 'analyze')
  }
  const loads: { shopbell: number; limit: number; times: { shopbell: number[]; limit: number[] } }[] = []
  for (let round = 0; round < rounds; round++) {
    const [ours, theirs] = [await atFullLoad(shopbell, seconds), await atFullLoad(limit, seconds)]
    loads.push({ shopbell: ours.rate, limit: theirs.rate, times: { shopbell: ours.times, limit: theirs.times } })
  }
  const calm: { shopbell: number; limit: number }[] = []
  for (let round = 0; round < rounds; round++)
    calm.push({ shopbell: await whenCalm(shopbell, rateSeconds), limit: await whenCalm(limit, rateSeconds) })
  const problems = [...(await problemsOf(shopbell)), ...(await problemsOf(limit))]
  return { ...told(loads, calm), problems }
}

type Loads = { shopbell: number; limit: number; times: { shopbell: number[]; limit: number[] } }[]
type Calm = { shopbell: number; limit: number }[]

function told(loads: Loads, calm: Calm): Omit<Result, 'problems'> {
  const ratio = rounded(median(loads.map((round) => round.shopbell / round.limit)))
  const added = rounded(median(calm.map((round) => round.shopbell - round.limit)))
  const [ours, theirs] = [loads.flatMap(({ times }) => times.shopbell), loads.flatMap(({ times }) => times.limit)].map(latencies)
  const rows = loads.map(({ shopbell, limit }, i) => [
    `round ${i + 1}`,
    Math.round(shopbell),
    Math.round(limit),
    (shopbell / limit).toFixed(2),
  ])
  const calmRows = calm.map(({ shopbell, limit }, i) => [
    `round ${i + 1}`,
    shopbell.toFixed(2),
    limit.toFixed(2),
    (shopbell - limit).toFixed(2),
  ])
  const report = [
    `messages/s acknowledged and delivered, ${CALLERS} callers, ${CONVERSATIONS} conversations`,
    table([['', 'shopbell', 'limit', 'ratio'], ...rows]),
    `median of the ratios: ${ratio} (aim: at least ${AIM})`,
    `post → delivered meanwhile, p50/p95/p99 ms: shopbell ${Object.values(ours!).join('/')}, limit ${Object.values(theirs!).join('/')}`,
    '',
    `median post → delivered at ${PER_SECOND} messages/s, ms`,
    table([['', 'shopbell', 'limit', 'added'], ...calmRows]),
    `median of what Shopbell adds: ${added} ms`,
  ].join('\n')
  return {
    report,
    figures: {
      ratio,
      aim: AIM,
      met: ratio >= AIM,
      perSecond: { shopbell: rounded(median(loads.map((one) => one.shopbell))), limit: rounded(median(loads.map((one) => one.limit))) },
      underLoadMs: { shopbell: ours, limit: theirs },
      addedMedianMs: added,
      calmMedianMs: { shopbell: rounded(median(calm.map((one) => one.shopbell))), limit: rounded(median(calm.map((one) => one.limit))) },
      rounds: loads.map(({ shopbell, limit }) => ({
        shopbell: rounded(shopbell),
        limit: rounded(limit),
        ratio: rounded(shopbell / limit),
      })),
    },
  }
}
