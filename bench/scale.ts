import { type Call, callsTo, percentile, type Result, rounded, table } from './load.ts'
import { connect, startDatabase, startProgram, temporaryData } from './programs.ts'
import { fill } from './scale-fill.ts'
import type { Ready } from './shopbell-server.ts'

const SHOPS = 3
/** Not counted: the first requests of a process pay for compiling it. */
const WARM = 40
/** What a question may cost at the largest size, as a multiple of the smallest, before its growth is called more than logarithmic. */
const FLAT = 3
/** Below this a multiple says nothing. */
const NOTHING_MS = 5
/** `SCALE_SIZES=10000,100000` for less: filling a million takes many minutes. */
const full = { sizes: (process.env.SCALE_SIZES ?? '10000,100000,1000000').split(',').map(Number), requests: 60 }
const smoked = { sizes: [500, 1_000], requests: 3 }

const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
/** What people and timers ask all day, each by its first page; reports over a week, which holds more the larger the shop is. */
const questions: Readonly<Record<string, string>> = {
  'queue, waiting': '/conversations?queue=waiting',
  'queue, all': '/conversations?queue=all',
  'queue counts': '/conversations/counts',
  'saved list': '/conversations/matching?unread=true',
  'saved list, counted': '/conversations/matching/count?unread=true',
  customers: '/customers?limit=50',
  'search, one message in a hundred': '/search?q=word42',
  'search, a word of every message': '/search?q=thank',
  cases: '/aftersales?limit=50',
  'cases that wait': '/aftersales/waiting',
  complaints: '/complaints?limit=50',
  tickets: '/tickets?limit=50',
  'my promises': '/commitments?list=mine',
  'overdue promises': '/commitments?list=overdue',
  wall: '/wall',
}
const reports: Readonly<Record<string, string>> = {
  'report of a week by day': `/reports?by=day&from=${day(7)}&to=${day(1)}`,
  'rows behind a figure': `/reports/rows?by=day&from=${day(7)}&to=${day(1)}&figure=volume&limit=50`,
}
const TIMERS = 'select merchant_id from deadlines where at <= now() order by at limit 1000'

async function timesOf(work: () => Promise<unknown>, requests: number): Promise<number> {
  const times: number[] = []
  for (let n = -Math.min(WARM, requests); n < requests; n++) {
    const begin = performance.now()
    await work()
    if (n >= 0) times.push(performance.now() - begin)
  }
  return rounded(percentile(times, 0.5))
}
async function ask(call: Call, { cookie }: Ready, path: string): Promise<void> {
  const { status, text } = await call('GET', `/api/v1${path}`, { cookie })
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
}

/** Every list, search, report and timer question at growing sizes: what it costs must not grow with the shop, only with what is asked for. */
export async function scale({ smoke }: { smoke: boolean }): Promise<Result> {
  const { sizes, requests } = smoke ? smoked : full
  const database = await startDatabase()
  const address = await database.create('bench_scale')
  const { ready: said } = await startProgram('shopbell-server.ts', {
    DATABASE_URL: address,
    DATA_DIR: temporaryData(),
    PORT: '0',
    SHOPS: String(SHOPS),
  })
  const ready = JSON.parse(said) as Ready
  const call = callsTo(ready.url)
  const owner = await connect(address)
  const medians: Record<string, number[]> = {}
  for (const [i, conversations] of sizes.entries()) {
    await fill(owner, ready, sizes[i - 1] ?? 0, conversations)
    for (const [name, path] of Object.entries({ ...questions, ...reports }))
      (medians[name] ??= []).push(await timesOf(() => ask(call, ready, path), requests))
    ;(medians['timers that are due'] ??= []).push(await timesOf(() => owner.query(TIMERS), requests))
  }
  const grew = (all: number[]) => rounded(Math.max(all.at(-1)!, NOTHING_MS) / Math.max(all[0]!, NOTHING_MS))
  const rows = Object.entries(medians).map(([name, all]) => [name, ...all, grew(all)])
  const growing = Object.entries(medians).flatMap(([name, all]) => (!(name in reports) && grew(all) > FLAT ? [name] : []))
  const report = [
    `median ms of a request, by conversations there are; ${SHOPS} shops`,
    table([['', ...sizes.map((size) => size.toLocaleString('en')), 'grew by'], ...rows]),
    growing.length ? `grows with the shop: ${growing.join(', ')}` : 'nothing grows with the shop but reports, with what they count',
  ].join('\n')
  return { report, figures: { sizes, medians, growing, met: growing.length === 0 }, problems: [] }
}
