import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { queues } from '../queues.ts'
import { type Address, connectOwner } from './database.ts'
import { DatabaseStartError } from './embedded-error.ts'

const folder = join(import.meta.dirname, '../../../../db/migrations')
/** Any constant will do; it only has to be the same in every process. */
const LOCK = 5_746_712_020

/** The names of all migrations of this program, in their order. */
export const knownMigrations = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()

/**
 * Brings the database up to this program's schema: forward only, one file one transaction, one process at a time.
 * Throws when a file that already ran has been changed, when the database is newer than this program, and `database.lentSession`.
 * With `only`, no further than those: what a backup was made from.
 */
export async function migrate(address: Address, only: readonly string[] = knownMigrations()): Promise<void> {
  const client = await connectOwner(address, 'migrate')
  try {
    if ('connectionString' in address) await requireOwnSession(client, address)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await requireVersion(client)
    await runFiles(client, only)
    await bringIntoReach(client)
    await installJobs(client)
  } finally {
    await client.end()
  }
}

/** Role, settings, prepared statements, locks and LISTEN belong to a connection: one that is somebody else's after each transaction mixes them up. */
async function requireOwnSession(client: pg.Client, address: Address): Promise<void> {
  const other = await connectOwner(address, 'migrate')
  try {
    const mine = await backendOf(client)
    await other.query('begin')
    const theirs = await backendOf(other)
    if (theirs === mine || (await backendOf(client)) !== mine) throw new DatabaseStartError('database.lentSession', {})
  } finally {
    await other.end()
  }
}
const backendOf = async (client: pg.Client) => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  if (rows[0]!.version < 150_000) throw new Error(`database: PostgreSQL 15 or newer is needed, this is ${rows[0]!.version}`)
}

async function runFiles(client: pg.Client, only: readonly string[]): Promise<void> {
  await client.query('create table if not exists migrations (name text primary key, checksum text not null, ran_at timestamptz not null)')
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')
  const ran = new Map(rows.map((row) => [row.name, row.checksum]))
  const files = knownMigrations()
  const unknown = [...ran.keys()].filter((name) => !files.includes(name))
  if (unknown.length) throw new Error(`database: this database was made by a newer Shopbell (it knows ${unknown.join(', ')})`)
  for (const name of files.filter((one) => only.includes(one))) {
    const sql = readFileSync(join(folder, name), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const before = ran.get(name)
    if (before === checksum) continue
    if (before) throw new Error(`database: migration ${name} was changed after it ran`)
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migrations values ($1, $2, now())', [name, checksum])
    await client.query('commit')
  }
}

/**
 * Rows that another server wrote and `pg_dump` brought here carry its transactions' ids. Those that this one has not given yet would stay hidden, and hide
 * what comes before them: they become this transaction's, within which the log is read in the order of its ids, which is the order of time.
 */
async function bringIntoReach(client: pg.Client): Promise<void> {
  await client.query('begin; set local role shopbell_system')
  // The last one by the log's index: asked whether there are any, a table that was never analysed would be read from end to end.
  const { rows } = await client.query<{ ahead: boolean }>(
    `select transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) as ahead from events order by transaction_id desc, id desc limit 1`,
  )
  if (rows[0]?.ahead)
    await client.query(`
      update events set transaction_id = pg_current_xact_id() where transaction_id >= pg_snapshot_xmax(pg_current_snapshot());
      update installation set epoch = epoch + 1, searched_transaction = least(searched_transaction, pg_current_xact_id())`)
  await client.query('commit')
}

/** The job queue's own tables, and the rights of the two roles on them. */
async function installJobs(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const { name, ...options } of queues) await (known.has(name) ? boss.updateQueue(name, options) : boss.createQueue(name, options))
  await boss.stop({ close: false, graceful: false })
  await client.query(`
    grant usage on schema pgboss to shopbell_app, shopbell_system;
    grant select, insert on all tables in schema pgboss to shopbell_app;
    grant select, insert, update, delete on all tables in schema pgboss to shopbell_system;
    grant execute on all functions in schema pgboss to shopbell_app, shopbell_system`)
}
