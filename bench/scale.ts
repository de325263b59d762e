import type pg from 'pg'
import { type Call, callsTo, percentile, type Result, rounded, table } from './load.ts'
import { connect, startDatabase, startProgram, temporaryData } from './programs.ts'
import { addedUp, fill } from './scale-fill.ts'
import { questions, reports } from './scale-questions.ts'
import type { Ready } from './shopbell-server.ts'

const SHOPS = 3
/** Not counted: the first requests of a process pay for compiling it. */
const WARM = 15
/** What a question may cost at the largest size, as a multiple of the smallest, before its growth is called more than logarithmic. */
const FLAT = 3
/** Below this a multiple says nothing. */
const NOTHING_MS = 5
/** `SCALE_SIZES=10000,100000` for less: filling a million takes minutes. */
const full = { sizes: (process.env.SCALE_SIZES ?? '10000,100000,1000000').split(',').map(Number), requests: 30 }
const smoked = { sizes: [500, 1_000], requests: 3 }

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
/** What `:noun` stands for: the shop, a conversation of the middle of its life and its customer, and who is told of it. */
async function placesOf(owner: pg.Client, { merchantId, shopIds }: Ready, conversations: number): Promise<Record<string, string>> {
  const { rows } = await owner.query<Record<string, string>>(
    `select shop_id as shop, id as conversation, customer_id as customer, (select id from webhooks where merchant_id = $1) as webhook
       from conversations where merchant_id = $1 and shop_id = $2 order by last_at offset $3 limit 1`,
    [merchantId, shopIds[0], Math.floor(conversations / shopIds.length / 2)],
  )
  return rows[0]!
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
  const { ready: line } = await startProgram('shopbell-server.ts', {
    DATABASE_URL: address,
    DATA_DIR: temporaryData(),
    PORT: '0',
    SHOPS: String(SHOPS),
    CUSTOMERS: '1',
  })
  const ready = JSON.parse(line) as Ready
  const call = callsTo(ready.url)
  const owner = await connect(address)
  const customer = { authorization: `Bearer ${ready.tokens[0]}`, 'content-type': 'application/json' }
  let said = 0
  const say = async () => {
    const { status, text } = await call(
      'POST',
      '/api/v1/widget/messages',
      customer,
      JSON.stringify({ clientId: `scale-${(said += 1)}-0000`, body: 'hello' }),
    )
    if (status >= 300) throw new Error(`a message: ${status} ${text}`)
  }
  const medians: Record<string, number[]> = {}
  const seconds: number[] = []
  const addedUpSeconds: number[] = []
  const gigabytes: number[] = []
  for (const [i, conversations] of sizes.entries()) {
    const begin = performance.now()
    await fill(owner, ready, sizes[i - 1] ?? 0, conversations)
    seconds.push(Math.round((performance.now() - begin) / 1000))
    await addedUp(owner, ready)
    addedUpSeconds.push(Math.round((performance.now() - begin) / 1000) - seconds.at(-1)!)
    const { rows } = await owner.query<{ gb: number }>('select pg_database_size(current_database()) / 1e9::float8 as gb')
    gigabytes.push(rounded(rows[0]!.gb))
    const places = await placesOf(owner, ready, conversations)
    for (const [name, question] of Object.entries(questions)) {
      const path = question.replace(/:([a-z]+)/g, (whole, noun: string) => places[noun] ?? whole)
      ;(medians[name] ??= []).push(await timesOf(() => ask(call, ready, path), requests))
    }
    // Fewer: the longest of them count a quarter's hundred thousand.
    for (const [name, path] of Object.entries(reports))
      (medians[name] ??= []).push(await timesOf(() => ask(call, ready, path), Math.ceil(requests / 5)))
    ;(medians['a message, until it is kept'] ??= []).push(await timesOf(say, requests))
    ;(medians['timers that are due'] ??= []).push(await timesOf(() => owner.query(TIMERS), requests))
  }
  const grew = (all: number[]) => rounded(Math.max(all.at(-1)!, NOTHING_MS) / Math.max(all[0]!, NOTHING_MS))
  const rows = Object.entries(medians).map(([name, all]) => [name, ...all, grew(all)])
  const growing = Object.entries(medians).flatMap(([name, all]) => (!(name in reports) && grew(all) > FLAT ? [name] : []))
  const report = [
    `median ms of a request, by conversations there are; ${SHOPS} shops`,
    table([['', ...sizes.map((size) => size.toLocaleString('en')), 'grew by'], ...rows]),
    `filled in ${seconds.join(', ')} s, and its days added up by the server after another ${addedUpSeconds.join(', ')} s; the database then holds ${gigabytes.join(', ')} GB`,
    growing.length ? `grows with the shop: ${growing.join(', ')}` : 'nothing grows with the shop but reports, with the days they are about',
  ].join('\n')
  return { report, figures: { sizes, seconds, gigabytes, medians, growing, met: growing.length === 0 }, problems: [] }
}
