import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/server/foundation/database/embedded-postgres.ts'
import { pause } from './load.ts'

const closings: (() => unknown)[] = []

/** Undoes everything that was started, the last one first; also after a failure and after Ctrl-C. */
export const closeAll = (): Promise<void> => (closing ??= closeEach())
let closing: Promise<void> | undefined

async function closeEach(): Promise<void> {
  for (const close of closings.splice(0).toReversed())
    try {
      await close()
    } catch (error) {
      process.stderr.write(`closing: ${(error as Error).message}\n`)
    }
}

/** A DATA_DIR that is gone afterwards, with whatever database was left running in it. */
export function temporaryData(): string {
  const path = mkdtempSync(join(tmpdir(), 'shopbell-bench-'))
  // PostgreSQL's account has to get through, or the cluster goes to /var/lib/shopbell and stays there.
  chmodSync(path, 0o711)
  closings.push(async () => {
    const place = embeddedPlace(path)
    if (place) {
      await stopLeftOver(place.pid, path)
      if (place.host.startsWith('/tmp/shopbell-')) rmSync(place.host, { recursive: true, force: true })
    }
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

/** Where the embedded database of a data folder is, as it published it itself; null before its first start. */
export function embeddedPlace(dataDir: string): { host: string; port: number; pid: number } | null {
  const path = join(dataDir, 'postgres.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { host: string; port: number; pid: number }) : null
}

/** Only a process that says itself that it serves this folder: the id may belong to somebody else by now. */
async function stopLeftOver(pid: number, dataDir: string): Promise<void> {
  const commandLine = () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return ''
    }
  }
  if (commandLine().includes(dataDir)) process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 200 && commandLine().includes(dataDir); tries++) await pause(50)
}

const addressIn = ({ host, port }: { host: string; port: number }, database: string) =>
  `postgresql://postgres@/${database}?host=${encodeURIComponent(host)}&port=${port}`

export interface Database {
  /** The address of a database of its own on this server, made here. */
  create(name: string): Promise<string>
}

/** The embedded PostgreSQL as the product starts it, with its real settings: a commit waits for the disk. */
export async function startDatabase(): Promise<Database> {
  const embedded = await startEmbeddedPostgres({ dataDir: temporaryData(), log: () => {} })
  closings.push(() => embedded.stop())
  const addressOf = (name: string) => addressIn(embedded.connection, name)
  return {
    async create(name) {
      await query(addressOf('postgres'), `create database ${name}`)
      return addressOf(name)
    },
  }
}

/** A connection of the owning login, which sees every row. */
export async function connect(address: string, options = ''): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address, options })
  await client.connect()
  closings.push(() => client.end())
  return client
}

export async function query<Row extends pg.QueryResultRow>(address: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** For a program that has to be told its port. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export interface Program {
  pid: number
  /** What stood behind READY. */
  ready: string
  /** From the start of the process to READY. */
  seconds: number
  /** SIGTERM, then wait; gives the seconds it took. Doing it again does nothing. */
  stop(): Promise<number>
}

const READY_SECONDS = 120

/** A program in a process of its own, once it says READY. Throws with what it said when it doesn't come up. */
export async function startProgram(script: string, environment: Record<string, string>): Promise<Program> {
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env
  const begin = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, script)], {
    env: { ...inherited, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let out = ''
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const stop = async () => {
    const asked = performance.now()
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await gone
    return (performance.now() - asked) / 1000
  }
  closings.push(stop)
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-5_000)))
  const ready = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${script} ${why}:\n${said}`))
    const timer = setTimeout(() => fail(`was not ready after ${READY_SECONDS} s`), READY_SECONDS * 1000)
    void gone.then((code) => fail(`ended with ${code} before it was ready`)).finally(() => clearTimeout(timer))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const line = /^READY ?(.*)\n/m.exec((out += text))
      if (!line) return
      clearTimeout(timer)
      resolve(line[1]!)
    })
  })
  return { pid: child.pid!, ready, seconds: (performance.now() - begin) / 1000, stop }
}
