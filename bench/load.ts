import { Agent, request } from 'node:http'

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

export interface Reply {
  status: number
  text: string
}
export type Call = (method: string, path: string, headers?: Record<string, string>, body?: string) => Promise<Reply>

/** A program that is over its limit is not asked over ever more connections: what it has not answered keeps the next one waiting here. */
const CONNECTIONS = 512

/** Calls to one server over Node's own pool of kept-alive connections. Not fetch: what we burn, the server can't have. */
export function callsTo(url: string): Call {
  const { hostname: host, port } = new URL(url)
  const connections = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  return (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const asked = request({ agent: connections, host, port, method, path, headers: { ...headers, ...length } }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        response.on('error', reject)
      })
      asked.on('error', reject)
      asked.end(body)
    })
}

/** Closed loop: each caller starts its next piece of work when its last one is done. */
export async function byCallers(load: { callers: number; seconds: number }, work: () => Promise<void>): Promise<void> {
  const end = performance.now() + load.seconds * 1000
  const caller = async () => {
    while (performance.now() < end) await work()
  }
  await Promise.all(Array.from({ length: load.callers }, caller))
}

/** Open loop: work starts at its time, however long the work before it takes. Resolves when all of it is done. */
export async function atRate(load: { perSecond: number; seconds: number }, work: (n: number) => Promise<void>): Promise<void> {
  const begin = performance.now()
  const started: Promise<void>[] = []
  for (let n = 0; n < load.perSecond * load.seconds; n++) {
    const early = begin + (n * 1000) / load.perSecond - performance.now()
    if (early > 0) await pause(early)
    started.push(work(n))
  }
  await Promise.all(started)
}

/** The value that `share` (0 to 1) of the values don't exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Three digits that mean something: figures are read by people and compared by programs. */
export const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(3)) : value)

export const latencies = (milliseconds: readonly number[]) => ({
  p50: rounded(percentile(milliseconds, 0.5)),
  p95: rounded(percentile(milliseconds, 0.95)),
  p99: rounded(percentile(milliseconds, 0.99)),
})

/** Columns as wide as what stands in them; the first one to the left, figures to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String))
  const widths = texts[0]!.map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)))
  return texts.map((row) => row.map((text, i) => (i ? text.padStart(widths[i]!) : text.padEnd(widths[i]!))).join('  ')).join('\n')
}

/** What a bench gives back: for people, for programs, and what went wrong (a slow figure is not wrong, a lost message is). */
export interface Result {
  report: string
  figures: Record<string, unknown>
  problems: string[]
}
