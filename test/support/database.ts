import { createHash, randomBytes } from 'node:crypto'
import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Address } from '../../src/server/foundation/database/database.ts'
import { alone } from '../../src/server/foundation/database/embedded-lock.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/server/foundation/database/embedded-postgres.ts'
import { migrate } from '../../src/server/foundation/database/migrate.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.cache/test-database')
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

/** A migrated database nobody else uses; copied from one that was migrated once. */
export async function freshDatabase(): Promise<{ address: Address; url: string; drop(): Promise<void> }> {
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

async function copyOf(db: EmbeddedPostgres, template: string): Promise<{ address: Address; url: string; drop(): Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await alone(join(folder, 'template.lock'), () => run(db, `create database ${name} template ${template}`))
  return {
    address: addressOf(db, name),
    url: urlOf(db, name),
    drop: async () => void (await run(db, `drop database if exists ${name} with (force)`)),
  }
}
