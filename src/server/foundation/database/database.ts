import pg from 'pg'
import { arrayParameter } from './arrays.ts'

// A count or a sum is a number here; what passes 2^53 would be a bug long before.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Where PostgreSQL is: the embedded one's socket, or an external server's address. */
export type Address = { connectionString: string } | { host: string; port: number; user: string; password?: string; database: string }

/**
 * Three ways in. `app` sees one merchant's rows at a time and owns nothing; `system` (event reader, timers, sign-in before the merchant is
 * known) sees all rows and owns nothing; `owner` migrates and is closed afterwards.
 */
export interface Database {
  app: pg.Pool
  /** As `app`, where a replica is named. */
  replica: pg.Pool | null
  system: pg.Pool
  /** Of whoever follows the event log: never behind others. */
  log: pg.Pool
  close(): Promise<void>
}

/** Nothing asked for here takes long: the server ends what does, and where it does not even do that, we no longer wait for it. */
const STATEMENT_MS = 8_000
const ANSWER_MS = 9_000
const CONNECT_MS = 5_000
const settings = `set statement_timeout = ${STATEMENT_MS}; set idle_in_transaction_session_timeout = 15000; set timezone = UTC`

/**
 * A write finds its rows by their ids, whatever these are: planning it anew each time would cost more than doing it. Lists and searches are
 * planned for what they are asked (`look`).
 */
const PLANNED_ONCE = '; set plan_cache_mode = force_generic_plan'

export function openDatabase(
  address: Address,
  replicaUrl: string | undefined,
  options: { poolSize?: number; onError(error: Error): void },
): Database {
  const resting = new Set<pg.PoolClient>()
  const open = (to: Address, role: string, max: number, more = '') => {
    const pool = new pg.Pool({
      ...to,
      max,
      // Said once it is there, not as options of its opening: a pooler in between refuses those, or drops them and the role with them.
      onConnect: (client) => setUp(client, `set role ${role}; ${settings}${more}`),
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
      // Statements that need nothing of each other's answers go out together.
      pipeline: true,
      application_name: `shopbell ${role}`,
    })
    pool.on('error', options.onError)
    // A connection that is lost between two statements of a transaction says so to nobody else; unheard, it would end the process.
    pool.on('connect', (client) => client.on('error', options.onError))
    pool.on('acquire', (client) => resting.delete(client))
    pool.on('remove', (client) => resting.delete(client))
    // One that does not answer is not left with a goodbye: that waits for the answers, and whoever waits for its place in the pool waits with it.
    // Where one fell silent, those at rest are as silent: the next caller would learn it as slowly, one pool after the other.
    pool.on('release', (error: unknown, client) => {
      if (!error) return void resting.add(client)
      if (isUnreachable(error)) client.connection.stream.destroy()
      if (isSilence(error)) for (const one of resting) one.connection.stream.destroy()
    })
    return pool
  }
  const app = open(address, 'shopbell_app', options.poolSize ?? 16, PLANNED_ONCE)
  const replica = replicaUrl ? open({ connectionString: replicaUrl }, 'shopbell_app', options.poolSize ?? 16) : null
  const system = open(address, 'shopbell_system', 8)
  const log = open(address, 'shopbell_system', 1, PLANNED_ONCE)
  return {
    app,
    replica,
    system,
    log,
    async close() {
      await Promise.all([app, replica, system, log].map((pool) => pool?.end()))
    },
  }
}

/** Whoever asked for the connection waits for this; where it fails, so does the connection. */
async function setUp(client: pg.ClientBase, text: string): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    ;(client as pg.PoolClient).connection.stream.destroy()
    throw error
  }
}

/** A connection of the owning login for one command. */
export async function connectOwner(address: Address, command: string): Promise<pg.Client> {
  const client = new pg.Client({ ...address, application_name: `shopbell ${command}` })
  await client.connect()
  await client.query('set timezone = UTC')
  return client
}

interface Prepared {
  name: string
  /** What its parameters are arrays of, where it says so: `$3::uuid[]`. */
  arrays: (string | undefined)[]
}
const prepared = new Map<string, Prepared>()

function prepare(text: string): Prepared {
  const arrays: string[] = []
  for (const [, place, type] of text.matchAll(/\$(\d+)::(\w+)\[\]/g)) arrays[Number(place) - 1] = type!
  const one = { name: `s${prepared.size}`, arrays }
  prepared.set(text, one)
  return one
}

/** The named form of a statement: prepared once per connection, planned once. Texts are constants, so the names are few. */
export const statement = (text: string, values: readonly unknown[]): pg.QueryConfig => {
  const { name, arrays } = prepared.get(text) ?? prepare(text)
  return { name, text, values: values.map((value, i) => (Array.isArray(value) ? (arrayParameter(arrays[i], value) ?? value) : value)) }
}

/**
 * True for losses of the connection or the server, for one that has no room left (disk, memory, connections) or takes no writes for now (what hosts do
 * to a full one, and what it is after another took over), and for what took too long (a disk that crawls, somebody who waits for a row): the same call
 * may succeed a moment later.
 */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (
    code &&
    (/^(08|53|57P0|57014|25P03|25006)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code))
  )
    return true
  return /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|is not queryable/.test(
    message ?? '',
  )
}

/** The server ended it because it took too long (`STATEMENT_MS`). */
export const isTooSlow = (error: unknown): boolean => (error as { code?: string }).code === '57014'

/** The server ends what takes too long and says so; when not even that is heard, nothing is any more. */
const isSilence = (error: unknown): boolean => /Query read timeout/.test((error as Error).message)

/** Serialization failure and deadlock: the transaction did nothing and may be run again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes((error as { code?: string }).code ?? '')
