import pg from 'pg'

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
  read: pg.Pool
  system: pg.Pool
  close(): Promise<void>
}

/** Nothing asked for here takes long: the server ends what does, and where it does not even do that, we no longer wait for it. */
const STATEMENT_MS = 8_000
const ANSWER_MS = 10_000
const CONNECT_MS = 5_000
const settings = `-c statement_timeout=${STATEMENT_MS} -c idle_in_transaction_session_timeout=15000 -c timezone=UTC`

export function openDatabase(
  address: Address,
  readAddress: Address,
  options: { poolSize?: number; onError(error: Error): void },
): Database {
  const open = (to: Address, role: string, max: number) => {
    const pool = new pg.Pool({
      ...to,
      max,
      options: `-c role=${role} ${settings}`,
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
    return pool
  }
  const app = open(address, 'shopbell_app', options.poolSize ?? 16)
  const read = readAddress === address ? app : open(readAddress, 'shopbell_app', options.poolSize ?? 16)
  const system = open(address, 'shopbell_system', 8)
  return {
    app,
    read,
    system,
    async close() {
      await Promise.all([...new Set([app, read, system])].map((pool) => pool.end()))
    },
  }
}

/** What signs links of this installation: made with its database, so that every process and every restart knows the same. */
export async function installationSecret(system: pg.Pool): Promise<Uint8Array> {
  const { rows } = await system.query<{ secret: Buffer }>('select secret from installation')
  return rows[0]!.secret
}

/** The named form of a statement: prepared once per connection, planned once. Texts are constants, so the names are few. */
const names = new Map<string, string>()
export const statement = (text: string, values: readonly unknown[]): pg.QueryConfig => {
  let name = names.get(text)
  if (!name) names.set(text, (name = `s${names.size}`))
  return { name, text, values: values as unknown[] }
}

/** True for losses of the connection or the server: the same call may succeed a moment later. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code && (/^(08|57P0)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '53300'].includes(code)))
    return true
  return /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|is not queryable/.test(
    message ?? '',
  )
}

/** Serialization failure and deadlock: the transaction did nothing and may be run again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes((error as { code?: string }).code ?? '')
