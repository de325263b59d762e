import { createHash, randomBytes } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Address } from '../../src/server/foundation/database/database.ts'
import { alone } from '../../src/server/foundation/database/embedded-lock.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/server/foundation/database/embedded-postgres.ts'
import { migrate } from '../../src/server/foundation/database/migrate.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.cache/test-database')
/** A demo is copied for so long, then made anew: what it tells happened a moment ago. */
const DEMO_MS = 180_000
let cluster: Promise<EmbeddedPostgres> | undefined

/** One real PostgreSQL for all tests, on a disk that may forget: started by the first test file that wants it, stopped by the last. */
function server(): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true })
  cluster ??= startEmbeddedPostgres({
    dataDir: folder,
    log: () => {},
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  return cluster
}
export async function stopDatabase(): Promise<void> {
  await (await cluster)?.stop()
  cluster = undefined
}

export const addressOf = (db: EmbeddedPostgres, database: string) => ({ ...db.connection, database })
/** The same place as a URL, for processes of their own. */
export const urlOf = ({ connection }: EmbeddedPostgres, database: string): string =>
  `postgresql://${connection.user}@/${database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}`

async function run(db: EmbeddedPostgres, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(db.connection)
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

export interface FreshDatabase {
  name: string
  address: Address
  url: string
  drop(): Promise<void>
}

/** A migrated database nobody else uses; copied from one that was migrated once. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const db = await server()
  const checksum = createHash('sha256')
  for (const file of globSync(join(root, 'db/migrations/*.sql')).toSorted()) checksum.update(readFileSync(file))
  const template = `shopbell_${checksum.digest('hex').slice(0, 12)}`
  await alone(join(folder, 'template.lock'), async () => {
    if ((await run(db, `select from pg_database where datname = '${template}'`)).rowCount) return
    const half = `${template}_half`
    await run(db, `drop database if exists ${half}`)
    await run(db, `create database ${half}`)
    await migrate(addressOf(db, half))
    await run(db, `alter database ${half} rename to ${template}`)
  })
  return copyOf(db, template)
}

/** One that nothing has been made in yet. */
export const emptyDatabase = async () => copyOf(await server(), 'template0')

/**
 * A database that holds the demo, and beside it in `data` what else a program with it keeps. Made by `make` at most every few minutes and copied
 * meanwhile, for making it takes longer than most files of tests.
 */
export async function demoDatabase(data: string, make: (database: FreshDatabase, data: string) => Promise<void>): Promise<FreshDatabase> {
  const db = await server()
  const changed = Math.max(...globSync(join(root, '{src/server/**,src/shared/**,db/migrations/*}')).map((path) => statSync(path).mtimeMs))
  const template = `demo_${Math.floor(Date.now() / DEMO_MS)}_${Math.floor(changed / 1000)}`
  const kept = join(root, '.cache/test-demos', template)
  return alone(join(folder, 'demo.lock'), async () => {
    if (!existsSync(kept)) {
      for (const { datname } of (await run(db, "select datname from pg_database where datname like 'demo\\_%'")).rows)
        await run(db, `drop database ${datname} with (force)`)
      rmSync(dirname(kept), { recursive: true, force: true })
      const half = mkdtempSync(join(tmpdir(), 'shopbell-demo-'))
      const made = await freshDatabase()
      await make(made, half)
      await run(db, `alter database ${made.name} rename to ${template}`)
      cpSync(half, kept, { recursive: true })
      rmSync(half, { recursive: true })
    }
    cpSync(kept, data, { recursive: true })
    return copyOf(db, template)
  })
}

/** As files: through the log, as is usual, it takes ten times as long. */
async function copyOf(db: EmbeddedPostgres, template: string): Promise<FreshDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await alone(join(folder, 'template.lock'), () => run(db, `create database ${name} template ${template} strategy file_copy`))
  return {
    name,
    address: addressOf(db, name),
    url: urlOf(db, name),
    drop: async () => void (await run(db, `drop database if exists ${name} with (force)`)),
  }
}
