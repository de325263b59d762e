import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { atRate, type Call, callsTo, latencies, pause, percentile, type Result, rounded, table } from './load.ts'
import { query, startDatabase, startProgram, temporaryData } from './programs.ts'
import type { Ready } from './shopbell-server.ts'

const full = { customers: 10_000, staff: 200, writers: 400, perSecond: 300, seconds: Number(process.env.CROWD_SECONDS ?? 600), warming: 10 }
const smoked = { customers: 60, staff: 5, writers: 20, perSecond: 40, seconds: 3, warming: 0 }
const OPENED_AT_ONCE = 100
const SAMPLE_MS = 10_000
const STILL_THERE_MS = 25_000
/** Longer than this after the last word, one that has not come counts as lost. */
const PATIENCE_MS = 15_000
const MARK = 'crowd-'

/** A word that was said: who has to hear it, and how often they did. */
interface Word {
  sentAt: number
  acknowledged: boolean
  toStaff: number
  toCustomer: number
  firstAt: number
}
interface Writer {
  token: string
  conversationId: string
}

const numberIn = (frame: Buffer): number | null => {
  const at = frame.indexOf(MARK)
  return at < 0 ? null : Number.parseInt(frame.toString('latin1', at + MARK.length, at + MARK.length + 8), 10)
}

/** A stream that is listened to. */
async function listen(url: string, headers: Record<string, string>, hello: object, heard: (frame: Buffer) => void): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, { headers, perMessageDeflate: false })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => socket.send(JSON.stringify(hello)))
    socket.on('message', function ready(frame: Buffer) {
      if (!frame.includes('"type":"ready"')) return
      socket.off('message', ready)
      socket.on('message', heard)
      resolve()
    })
    socket.once('error', reject).once('close', (code) => reject(new Error(`a stream was closed: ${code}`)))
  })
}

/** A stream whose frames nobody unpacks: what the generator burns, the server can't have. Says that it is there as often as our own clients do. */
async function open(url: string, headers: Record<string, string>, hello: object): Promise<void> {
  const { hostname: host, port } = new URL(url)
  const key = randomBytes(16).toString('base64')
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key }
  const asked = request({ host, port, path: '/api/v1/stream', headers: { ...headers, ...upgrade } }).end()
  const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket]
  socket.write(masked(JSON.stringify(hello)))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    socket.on('data', function ready(bytes: Buffer) {
      said += bytes.toString('latin1')
      if (!said.includes('"type":"ready"')) return
      socket.off('data', ready).resume()
      resolve()
    })
    socket.once('close', () => reject(new Error('a stream was closed')))
  })
  const there = setInterval(() => socket.write(masked('{"type":"ping"}')), STILL_THERE_MS)
  socket.on('error', () => {}).on('close', () => clearInterval(there))
}

/** A text of at most 64 KiB as a client sends it (RFC 6455, 5.2), under a mask that changes nothing. */
function masked(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const start = length < 126 ? [0x81, 0x80 | length] : [0x81, 0x80 | 126, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([...start, 0, 0, 0, 0]), Buffer.from(text)])
}

/** Some at a time, as people come. */
async function inBatches<Item>(items: readonly Item[], work: (item: Item, at: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += OPENED_AT_ONCE)
    await Promise.all(items.slice(from, from + OPENED_AT_ONCE).map((item, at) => work(item, from + at)))
}

/** The customer asks for a person and a person takes it: the conversations in which words go to and fro. */
async function attended(call: Call, token: string, staff: Record<string, string>): Promise<Writer> {
  const asked = await call('POST', '/api/v1/widget/hand-over', { authorization: `Bearer ${token}` }, '{}')
  const { conversation } = JSON.parse(asked.text) as { conversation: { id: string } }
  const taken = await call('POST', `/api/v1/conversations/${conversation.id}/take`, staff, '{}')
  if (taken.status !== 200) throw new Error(`taking a conversation: ${taken.status} ${taken.text}`)
  return { token, conversationId: conversation.id }
}

/** A full house: everybody who has the window open, everybody at the desk, and what they do to each other; nothing lost, nothing doubled. */
export async function crowd({ smoke }: { smoke: boolean }): Promise<Result> {
  const { customers, staff, writers: talking, perSecond, seconds, warming } = smoke ? smoked : full
  const address = await (await startDatabase()).create('bench_crowd')
  const program = await startProgram('shopbell-server.ts', {
    DATABASE_URL: address,
    DATA_DIR: temporaryData(),
    PORT: '0',
    CUSTOMERS: String(customers),
  })
  const ready = JSON.parse(program.ready) as Ready
  const { url, cookie, tokens } = ready
  const call = callsTo(url)
  const desk = { cookie, origin: url }
  const words: Word[] = []
  const hear = (by: 'toStaff' | 'toCustomer') => (frame: Buffer) => {
    const word = words[numberIn(frame) ?? -1]
    if (!word) return
    word[by] += 1
    if (!word.firstAt) word.firstAt = performance.now()
  }
  const writers: Writer[] = []
  await inBatches(tokens.slice(0, talking), async (token) => void writers.push(await attended(call, token, desk)))
  await inBatches(tokens, (token, at) => (at < talking ? listen(url, {}, { token }, hear('toCustomer')) : open(url, {}, { token })))
  await inBatches(Array.from({ length: staff }), (_, at) => (at ? open(url, desk, {}) : listen(url, desk, {}, hear('toStaff'))))
  // As autovacuum does within the first minute: plans made for empty tables would be measured otherwise.
  await query(address, 'vacuum analyze')

  const problems: string[] = []
  const say = async (path: string, headers: Record<string, string>): Promise<void> => {
    const n = words.push({ sentAt: performance.now(), acknowledged: false, toStaff: 0, toCustomer: 0, firstAt: 0 }) - 1
    const mark = MARK + String(n).padStart(8, '0')
    const body = JSON.stringify({ clientId: mark, body: `${mark} Has my parcel left yet? I am away from Friday on.` })
    const { status, text } = await call('POST', path, headers, body)
    words[n]!.acknowledged = status === 201
    if (status !== 201 && problems.length < 5) problems.push(`${path}: ${status} ${text.slice(0, 200)}`)
  }
  const read = async (path: string, headers: Record<string, string>): Promise<void> => {
    const { status, text } = await call('GET', path, headers)
    if (status !== 200 && problems.length < 5) problems.push(`${path}: ${status} ${text.slice(0, 200)}`)
  }
  /** Of twenty: twelve words of customers, five of staff, three looks. */
  const act = (n: number): Promise<void> => {
    const { token, conversationId } = writers[n % writers.length]!
    const customer = { authorization: `Bearer ${token}` }
    const kind = n % 20
    if (kind < 12) return say('/api/v1/widget/messages', customer)
    if (kind < 17) return say(`/api/v1/conversations/${conversationId}/messages`, desk)
    return kind < 19 ? read('/api/v1/conversations?queue=mine', desk) : read('/api/v1/widget/messages', customer)
  }

  const samples: { seconds: number; rssMb: number; loopMs: number }[] = []
  const begin = performance.now()
  const sample = async () => {
    const { text } = await call('GET', '/metrics')
    const loop = /^nodejs_eventloop_lag_p99_seconds ([\d.e-]+)/m.exec(text)?.[1]
    const pages = Number(readFileSync(`/proc/${program.pid}/statm`, 'utf8').split(' ')[1])
    samples.push({ seconds: (performance.now() - begin) / 1000, rssMb: (pages * 4096) / 2 ** 20, loopMs: Number(loop) * 1000 })
  }
  const sampling = setInterval(() => void sample().catch(() => {}), smoke ? 500 : SAMPLE_MS)
  const failed = (error: Error) => void problems.push(`after ${Math.round((performance.now() - begin) / 1000)} s: ${error.message}`)
  await atRate({ perSecond, seconds }, (n) => act(n).catch(failed))
  clearInterval(sampling)
  const wrong = (word: Word) => word.acknowledged && (word.toStaff !== 1 || word.toCustomer !== 1)
  for (const end = performance.now() + PATIENCE_MS; words.some(wrong) && performance.now() < end; ) await pause(100)
  await sample()

  const lost = words.filter((word) => word.acknowledged && (word.toStaff < 1 || word.toCustomer < 1)).length
  const doubled = words.filter((word) => word.toStaff > 1 || word.toCustomer > 1).length
  const refused = words.filter((word) => !word.acknowledged).length
  if (lost) problems.push(`${lost} words were lost`)
  if (doubled) problems.push(`${doubled} words came twice`)
  // Of the first seconds nothing may be lost either; how fast a program is that has just begun says the wrong thing of ten minutes, and more of one.
  const timed = words.filter((word) => word.firstAt && word.sentAt > begin + warming * 1000)
  const delivery = latencies(timed.map((word) => word.firstAt - word.sentAt))
  const late = samples.slice(Math.floor(samples.length / 3))
  const figures = {
    customers,
    staff,
    perSecond,
    seconds,
    words: words.length,
    refused,
    lost,
    doubled,
    deliveryMs: delivery,
    memoryMb: rounded(samples.at(-1)!.rssMb),
    memoryMbPerMinute: rounded(slope(late.map((one) => [one.seconds / 60, one.rssMb]))),
    loopP99Ms: rounded(
      percentile(
        late.map((one) => one.loopMs),
        0.5,
      ),
    ),
  }
  const report = [
    `${customers} customers and ${staff} desks on the stream, ${perSecond} acts a second for ${seconds} s`,
    table([
      ['words', 'lost', 'doubled', 'refused', 'delivery p50/p95/p99 ms', 'memory MB', 'MB/min', 'event loop p99 ms'],
      [
        words.length,
        lost,
        doubled,
        refused,
        Object.values(delivery).join('/'),
        figures.memoryMb,
        figures.memoryMbPerMinute,
        figures.loopP99Ms,
      ],
    ]),
  ].join('\n')
  return { report, figures, problems }
}

/** Of a straight line through the points, by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  return over ? points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / over : 0
}
