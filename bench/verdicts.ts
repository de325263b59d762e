import type { Facts } from '../src/server/policy/facts.ts'
import { readyMade } from '../src/server/policy/ready-made/ready-made.ts'
import { judge } from '../src/server/policy/verdict.ts'
import type { Minor } from '../src/shared/money.ts'
import { caseStatuses } from '../src/shared/wire/aftersales.ts'
import { askKinds } from '../src/shared/wire/policy.ts'
import { atRate, type Call, callsTo, latencies, median, percentile, type Result, rounded, table } from './load.ts'
import { connect, startDatabase, startProgram, temporaryData } from './programs.ts'
import type { Ready } from './shopbell-server.ts'
import { fill } from './verdicts-fill.ts'

const AIM_PER_SECOND = 20_000
const AIM_LIST_MS = 20
const PER_SECOND = 20
const SHOPS = 3
const full = { cases: 100_000, requests: 200, seconds: 20, rounds: 5, roundMs: 1_000 }
const smoked = { cases: 1_000, requests: 10, seconds: 2, rounds: 2, roundMs: 100 }

const minor = (amount: number) => amount as Minor
const now = new Date('2026-11-20T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

/** Asks of every kind, of which some are refused, some reviewed and some approved. */
const asks: Facts[] = askKinds.flatMap((kind, k) =>
  Array.from({ length: 20 }, (_, n): Facts => {
    const change = k < 4
    return {
      kind,
      now,
      currency: 'USD',
      asker: 'customer',
      order: {
        status: change ? 'paid' : n % 5 ? 'delivered' : 'shipped',
        total: minor(20_000),
        paid: minor(20_000),
        compensated: minor(0),
        placedAt: ago(20),
        paidAt: ago(20),
        shippedAt: ago(18),
        deliveredAt: ago(n * 3),
        promisedAt: ago(n * 3 + 2),
        parcelStatus: 'delivered',
        done: [],
        open: [],
      },
      items: [1, 2].map((line) => ({
        lineId: `line-${line}`,
        named: `sku-${line}`,
        title: 'Lamp',
        category: n % 7 ? 'Lights' : 'Digital goods',
        tags: [],
        quantity: 1,
        bought: 2,
        spent: 0,
        done: [],
        paid: minor(5_000 + n),
        unitPrice: minor(5_000),
        currentUnitPrice: minor(4_000),
        to:
          kind === 'exchange' || kind === 'changeItems'
            ? { sku: 'other', known: true, sameProduct: true, sameSku: false, available: true, stock: 9, price: minor(5_500) }
            : null,
      })),
      reason: n % 3 ? 'faulty' : 'no longer needed',
      note: 'it does not switch on',
      evidence: n % 2,
      amount: null,
      method: null,
      difference: minor(kind === 'exchange' || kind === 'changeItems' ? 1_000 : 0),
      customer: { known: true, tags: [], orders: 3, casesIn90Days: 1, refundedIn90Days: minor(0) },
    }
  }),
)

/** Verdicts a second on one core, by a ready-made policy with thirty rules and groups of goods. */
function engine(rounds: number, roundMs: number): { perSecond: number; outcomes: Record<string, number> } {
  const policy = readyMade.en.find(({ code }) => code === 'western30')!
  const outcomes: Record<string, number> = {}
  for (const ask of asks) {
    const { verdict } = judge(ask, policy)
    outcomes[verdict] = (outcomes[verdict] ?? 0) + 1
  }
  const rates: number[] = []
  for (let round = -1; round < rounds; round++) {
    const begin = performance.now()
    let count = 0
    for (; performance.now() - begin < roundMs; count += asks.length) for (const ask of asks) judge(ask, policy)
    if (round >= 0) rates.push((count * 1_000) / (performance.now() - begin))
  }
  return { perSecond: Math.round(median(rates)), outcomes }
}

interface Desk {
  ready: Ready
  call: Call
}
async function orderIds({ call, ready }: Desk, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let cursor = ''; ids.length < count; ) {
    const { text } = await call('GET', `/api/v1/orders?limit=100${cursor && `&cursor=${cursor}`}`, { cookie: ready.cookie })
    const { items, next } = JSON.parse(text) as { items: { id: string }[]; next: string | null }
    ids.push(...items.map(({ id }) => id))
    if (!next) break
    cursor = next
  }
  return ids.slice(0, count)
}

/** From the request of a member of staff to the verdict and the opened case in their hands. */
async function requests(desk: Desk, seconds: number, problems: string[]): Promise<number[]> {
  const headers = { cookie: desk.ready.cookie, 'content-type': 'application/json', origin: desk.ready.url }
  const ids = await orderIds(desk, seconds * PER_SECOND)
  const body = JSON.stringify({ ask: { kind: 'returnAndRefund', reason: 'does not suit', items: [{ item: 'lamp-1', quantity: 1 }] } })
  const times: number[] = []
  await atRate({ perSecond: PER_SECOND, seconds }, async (n) => {
    const begin = performance.now()
    const { status, text } = await desk.call('POST', `/api/v1/orders/${ids[n]}/aftersales`, headers, body)
    if (status === 201) times.push(performance.now() - begin)
    else problems.push(`a request was answered with ${status}: ${text.slice(0, 200)}`)
  })
  return times
}

const lists = {
  'to decide': 'status=review',
  over: 'status=done,refused,withdrawn',
  everything: `status=${caseStatuses.join(',')}`,
  'no filter': '',
} as const

async function listTimes({ call, ready }: Desk, query: string, count: number): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let n = -20; n < count; n++) {
    const begin = performance.now()
    const { status, text } = await call('GET', `/api/v1/aftersales?limit=50&${query}`, { cookie: ready.cookie })
    if (status !== 200 || !text.includes('"number"')) throw new Error(`${query}: ${status} ${text.slice(0, 200)}`)
    if (n >= 0) times.push(performance.now() - begin)
  }
  return { p50: rounded(percentile(times, 0.5)), p95: rounded(percentile(times, 0.95)) }
}

export async function verdicts({ smoke }: { smoke: boolean }): Promise<Result> {
  const { cases, requests: count, seconds, rounds, roundMs } = smoke ? smoked : full
  const { perSecond, outcomes } = engine(rounds, roundMs)
  const database = await startDatabase()
  const address = await database.create('bench_verdicts')
  const { ready: said } = await startProgram('shopbell-server.ts', {
    DATABASE_URL: address,
    DATA_DIR: temporaryData(),
    PORT: '0',
    SHOPS: String(SHOPS),
  })
  const ready = JSON.parse(said) as Ready
  const desk: Desk = { ready, call: callsTo(ready.url) }
  const owner = await connect(address)
  const problems: string[] = []
  await fill(owner, ready, 0, seconds * PER_SECOND, false)
  const asked = await requests(desk, seconds, problems)
  await fill(owner, ready, seconds * PER_SECOND, seconds * PER_SECOND + cases, true)
  const listed: Record<string, { p50: number; p95: number }> = {}
  for (const [name, query] of Object.entries(lists)) listed[name] = await listTimes(desk, query, count)
  const worst = Math.max(...Object.values(listed).map((one) => one.p95))
  const request = latencies(asked)
  const report = [
    `verdicts a second on one core: ${perSecond.toLocaleString('en')} (aim: at least ${AIM_PER_SECOND.toLocaleString('en')}; ${JSON.stringify(outcomes)})`,
    `request to verdict over HTTP at ${PER_SECOND} a second, ms: p50 ${request.p50}, p95 ${request.p95}, p99 ${request.p99}`,
    table([
      [`list of ${cases.toLocaleString('en')} cases, 50 rows, ms`, 'p50', 'p95'],
      ...Object.entries(listed).map(([name, one]) => [name, one.p50, one.p95]),
    ]),
    `worst p95: ${worst} ms (aim: at most ${AIM_LIST_MS})`,
  ].join('\n')
  const met = perSecond >= AIM_PER_SECOND && worst <= AIM_LIST_MS
  return { report, figures: { perSecond, request, listed, worstListP95Ms: worst, met }, problems }
}
