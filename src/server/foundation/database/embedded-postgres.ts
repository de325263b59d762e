import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { clusterFolder, ownFolder, pickAccount } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { asStartError, ensureCluster } from './embedded-cluster.ts'
import { alone, processesOf } from './embedded-lock.ts'
import { answers, runningPid, type ServerPlace, startServer, stopServer } from './embedded-server.ts'

export interface EmbeddedPostgres {
  /** For node-postgres: `host` is the socket's folder, or the loopback on Windows. */
  connection: { host: string; port: number; user: string; database: string }
  /** True when a server that was already running on this folder was joined. */
  attached: boolean
  readonly pid: number
  /** Clean shutdown, unless another Shopbell process still uses the database. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** DATA_DIR; the cluster lives in its `postgres` folder. */
  dataDir: string
  log(message: string, fields?: Record<string, unknown>): void
  settings?: Record<string, string>
}

const WATCH_MS = 200

/** Starts or joins the built-in PostgreSQL of a data folder and keeps it running. Throws DatabaseStartError with a stable code. */
export async function startEmbeddedPostgres({ dataDir: given, log, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(given)
  const account = pickAccount()
  prepareFolder(dataDir)
  const place: ServerPlace = {
    cluster: clusterFolder(dataDir, account),
    binaries: findBinaries(account),
    account,
    socket: process.platform === 'win32' ? null : socketFolder(dataDir),
    port: 5432,
    log: join(dataDir, 'postgres.log'),
    settings,
  }
  if (!place.socket) place.port = 20_000 + (Number.parseInt(short(dataDir).slice(0, 6), 16) % 20_000)
  if (place.socket) ownFolder(place.socket, account)
  const processes = processesOf(join(dataDir, 'postgres-processes'))
  const lock = join(dataDir, 'postgres.lock')
  let pid = 0

  const startOrJoin = (): Promise<boolean> =>
    alone(lock, async () => {
      processes.enter()
      await ensureCluster(place.cluster, place.binaries, account)
      pid = runningPid(place)
      const attached = pid > 0 && (await answers(place))
      if (!attached) pid = await startServer(place)
      writeFileSync(
        join(dataDir, 'postgres.json'),
        JSON.stringify({ host: place.socket ?? '127.0.0.1', port: place.port, pid, postgres: 18 }),
      )
      return attached
    })

  const attached = await startOrJoin()
  log(attached ? 'joined the running database' : 'database started', { pid })
  const watch = keepAlive(place, () => pid, startOrJoin, log)
  let stopping: Promise<void> | undefined

  return {
    connection: { host: place.socket ?? '127.0.0.1', port: place.port, user: 'postgres', database: 'postgres' },
    attached,
    get pid() {
      return pid
    },
    stop() {
      stopping ??= watch.stop().then(() => alone(lock, async () => (processes.leave() ? stopServer(place) : undefined)))
      return stopping
    },
  }
}

function prepareFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
    mkdirSync(join(dataDir, 'postgres-processes'), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw asStartError(error, dataDir)
  }
}

/** One level at a time: asked for all of them at once below a file system that takes none (/proc), Node tries for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  // Others may pass through (PostgreSQL's account must), nobody else may look.
  mkdirSync(path, { mode: 0o711 })
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
/** Short whatever the data folder is called: a socket's path may have 107 bytes. */
const socketFolder = (dataDir: string): string => `/tmp/shopbell-${process.getuid?.() ?? 0}-${short(dataDir)}`

/** Looks five times a second whether the server's process is there, and starts it again when it isn't; who waits for it meanwhile is told to try again. */
function keepAlive(place: ServerPlace, pid: () => number, startOrJoin: () => Promise<boolean>, log: EmbeddedOptions['log']) {
  let stopped = false
  let busy: Promise<void> = Promise.resolve()
  let failures = 0
  const look = async (): Promise<void> => {
    if (stopped || runningPid(place) === pid()) return
    log('database is gone; starting it again')
    try {
      await startOrJoin()
      failures = 0
      log('database is back', { pid: pid() })
    } catch (error) {
      failures += 1
      log('database does not start', { message: (error as Error).message, failures })
    }
  }
  const timer = setInterval(() => {
    if (failures && Math.random() > 1 / failures) return
    busy = busy.then(look)
  }, WATCH_MS)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await busy
    },
  }
}
