import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import type { Account } from './embedded-account.ts'
import { asStartError } from './embedded-cluster.ts'
import { DatabaseStartError } from './embedded-error.ts'
import { isAlive } from './embedded-lock.ts'

export interface ServerPlace {
  cluster: string
  binaries: string
  account: Account | null
  /** Socket folder; null on Windows, where it listens on the loopback. */
  socket: string | null
  port: number
  log: string
  settings: Record<string, string>
}

const START_MS = 60_000
const LOG_BYTES = 10 * 1024 * 1024
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The server's process id as it wrote it itself; 0 when there is none alive. */
export function runningPid({ cluster }: ServerPlace): number {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return pid && isAlive(pid) ? pid : 0
  } catch {
    return 0
  }
}

/** Whether something answers at the address. */
export const answers = ({ socket, port }: ServerPlace): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = net.connect(socket ? { path: `${socket}/.s.PGSQL.${port}` } : { host: '127.0.0.1', port })
    connection.on('connect', () => {
      connection.destroy()
      resolve(true)
    })
    connection.on('error', () => resolve(false))
  })

/** Children of a server that was killed let go of its memory within a second or so. */
const ORPHAN_TRIES = 40

/** Starts the server as a process of its own, so that it outlives a killed Shopbell, and waits until it takes connections. Throws DatabaseStartError. */
export async function startServer(place: ServerPlace): Promise<number> {
  if (existsSync(place.log) && statSync(place.log).size > LOG_BYTES) renameSync(place.log, `${place.log}.1`)
  clearForeignPid(place)
  for (let tries = 1; ; tries++) {
    try {
      return await startOnce(place)
    } catch (error) {
      if (
        tries === ORPHAN_TRIES ||
        !/pre-existing shared memory block|lock file .* already exists/i.test((error as { details?: string }).details ?? '')
      )
        throw error
      await pause(100)
    }
  }
}

async function startOnce(place: ServerPlace): Promise<number> {
  const from = existsSync(place.log) ? statSync(place.log).size : 0
  const out = openSync(place.log, 'a', 0o600)
  const child = spawn(join(place.binaries, 'bin', 'postgres'), serverOptions(place), {
    ...place.account,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', out, out],
    detached: true,
  })
  closeSync(out)
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  child.unref()
  const until = performance.now() + START_MS
  while (!ended && performance.now() < until) {
    const said = readFileSync(place.log, 'utf8').slice(from)
    if (said.includes('ready to accept') && (await answers(place))) return child.pid!
    await pause(15)
  }
  throw whyNot(place, readFileSync(place.log, 'utf8').slice(from).slice(-3_000))
}

const serverOptions = ({ cluster, socket, port, settings }: ServerPlace): string[] => [
  '-D',
  cluster,
  '-p',
  String(port),
  ...(socket ? ['-k', socket, '-c', 'listen_addresses='] : ['-c', 'listen_addresses=127.0.0.1']),
  ...Object.entries({
    shared_buffers: '128MB',
    max_connections: '120',
    jit: 'off',
    max_wal_size: '1GB',
    wal_compression: 'on',
    log_checkpoints: 'off',
    ...settings,
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
]

function whyNot(place: ServerPlace, said: string): Error {
  if (/Address already in use|is another postmaster already running on port/i.test(said))
    return new DatabaseStartError('database.portBusy', { address: place.socket ?? `127.0.0.1:${place.port}` }, said)
  return asStartError(new Error(said || 'the server ended without a word'), place.cluster)
}

/**
 * PostgreSQL itself recognises the pid file of a dead server, and waits for nothing while children of a killed one still hold its memory: never
 * remove the file for it, that would take away the lock between the two. Only a file whose pid now belongs to some other program is in its way.
 */
function clearForeignPid(place: ServerPlace): void {
  const pid = runningPid(place)
  if (pid && process.platform === 'linux' && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres'))
    rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
}

/** Clean shutdown: sessions are ended, everything is on disk. */
export async function stopServer(place: ServerPlace): Promise<void> {
  const pid = runningPid(place)
  if (!pid) return
  process.kill(pid, 'SIGINT')
  for (const until = performance.now() + 30_000; performance.now() < until && isAlive(pid); ) await pause(15)
}
