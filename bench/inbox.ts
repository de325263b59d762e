import type { Queue } from '../src/shared/wire/conversation.ts'
import { fill, MESSAGES_EACH } from './inbox-fill.ts'
import { type Plan, queuePlan } from './inbox-plans.ts'
import { type Call, callsTo, percentile, type Result, rounded, table } from './load.ts'
import { connect, startDatabase, startProgram, temporaryData } from './programs.ts'
import type { Ready } from './shopbell-server.ts'

const AIM_MS = 15
const SHOPS = 3
/** Not counted: the first requests of a process pay for compiling it. */
const WARM = 150
const queues = ['mine', 'waiting', 'open', 'closed', 'all'] as const satisfies readonly Queue[]
const full = { sizes: [10_000, 100_000], requests: 200 }
const smoked = { sizes: [500, 2_000], requests: 10 }

interface Measured {
  queue: Queue
  page: 'first' | 'deep'
  /** How many rows stand before the page. */
  depth: number
  p50: number
  p95: number
}

interface Desk {
  ready: Ready
  call: Call
}

async function readPage({ call, ready }: Desk, query: string): Promise<{ items: unknown[]; next: string | null }> {
  const { status, text } = await call('GET', `/api/v1/conversations?${query}`, { cookie: ready.cookie })
  if (status !== 200) throw new Error(`${query}: ${status} ${text}`)
  return JSON.parse(text) as { items: unknown[]; next: string | null }
}

/** Half way down the list, as somebody gets there: page after page. */
async function walk(desk: Desk, queue: Queue, rows: number): Promise<{ cursor: string; depth: number }> {
  let cursor = ''
  for (let depth = 0; ; ) {
    const { items, next } = await readPage(desk, `queue=${queue}&limit=100${cursor && `&cursor=${cursor}`}`)
    if (!next || depth + items.length > rows / 2) return { cursor, depth }
    depth += items.length
    cursor = next
  }
}

async function timesOf(desk: Desk, query: string, requests: number): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let n = -WARM; n < requests; n++) {
    const begin = performance.now()
    const { items } = await readPage(desk, query)
    if (!items.length) throw new Error(`${query}: nothing there`)
    if (n >= 0) times.push(performance.now() - begin)
  }
  return { p50: rounded(percentile(times, 0.5)), p95: rounded(percentile(times, 0.95)) }
}

const filters: Readonly<Record<(typeof queues)[number], string>> = {
  mine: `status = 'attended' and staff_id = $1`,
  waiting: `status = 'waiting' and $1::uuid is not null`,
  open: `status <> 'closed' and $1::uuid is not null`,
  closed: `status = 'closed' and $1::uuid is not null`,
  all: '$1::uuid is not null',
}

interface Sized {
  conversations: number
  measured: Measured[]
  plans: Record<(typeof queues)[number], Plan>
}

export async function inbox({ smoke }: { smoke: boolean }): Promise<Result> {
  const { sizes, requests } = smoke ? smoked : full
  const database = await startDatabase()
  const address = await database.create('bench_inbox')
  const { ready: said } = await startProgram('shopbell-server.ts', {
    DATABASE_URL: address,
    DATA_DIR: temporaryData(),
    PORT: '0',
    SHOPS: String(SHOPS),
  })
  const ready = JSON.parse(said) as Ready
  const desk: Desk = { ready, call: callsTo(ready.url) }
  const owner = await connect(address)
  const app = await connect(address, '-c role=shopbell_app')
  const sized: Sized[] = []
  for (const [i, conversations] of sizes.entries()) {
    await fill(owner, ready, sizes[i - 1] ?? 0, conversations)
    const measured: Measured[] = []
    const plans = {} as Sized['plans']
    for (const queue of queues) {
      const { rows } = await owner.query<{ count: string }>(`select count(*) from conversations where ${filters[queue]}`, [ready.staffId])
      const { cursor, depth } = await walk(desk, queue, Number(rows[0]!.count))
      measured.push({ queue, page: 'first', depth: 0, ...(await timesOf(desk, `queue=${queue}`, requests)) })
      measured.push({ queue, page: 'deep', depth, ...(await timesOf(desk, `queue=${queue}&cursor=${cursor}`, requests)) })
      plans[queue] = await queuePlan(app, queue, ready)
    }
    sized.push({ conversations, measured, plans })
  }
  return told(sized)
}

const sizeOf = ({ conversations }: Sized) => conversations.toLocaleString('en')

function told(sized: readonly Sized[]): Result {
  const worst = Math.max(...sized.flatMap(({ measured }) => measured.map((one) => one.p95)))
  const [small, large] = [sized[0]!, sized.at(-1)!]
  const samePlans = queues.every((queue) => small.plans[queue].shape === large.plans[queue].shape)
  const rows = small.measured.map(({ queue, page }, i) => [
    `${queue}, ${page}`,
    ...sized.flatMap(({ measured }) => [measured[i]!.depth, measured[i]!.p50, measured[i]!.p95]),
  ])
  const planRows = sized.flatMap((one) =>
    queues.map((queue) => {
      const { indexes, seqScan, sort, thrownAway } = one.plans[queue]
      return [`${queue} of ${sizeOf(one)}`, indexes.join(' '), seqScan ? 'yes' : 'no', sort, thrownAway]
    }),
  )
  const report = [
    `GET /conversations, 50 rows, ms; ${SHOPS} shops, ${MESSAGES_EACH} messages in each conversation`,
    table([['', ...sized.flatMap((one) => [`${sizeOf(one)}: depth`, 'p50', 'p95'])], ...rows]),
    `worst p95: ${worst} ms (aim: at most ${AIM_MS})`,
    '',
    table([['plan of the first page', 'indexes', 'Seq Scan', 'Sort', 'rows read in vain'], ...planRows]),
    `the same plans at both sizes: ${samePlans ? 'yes' : 'no'}`,
    ...queues.flatMap((queue) => sized.map((one) => `  ${queue} of ${sizeOf(one)}: ${one.plans[queue].shape}`)),
  ].join('\n')
  return { report, figures: { worstP95Ms: worst, aimMs: AIM_MS, met: worst <= AIM_MS, samePlans, sizes: sized }, problems: [] }
}
