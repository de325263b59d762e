import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { Refusal } from '../../../shared/refusals.ts'
import { type Address, connectOwner } from '../database/database.ts'
import { KEY_LOCK } from '../keys/reseal.ts'
import { become, quoted, type Table, tablesOf } from './tables.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

export const FORMAT = 1
/** Rows are read and written in parts of about this size, so that memory stays flat whatever the table holds. */
const PART_BYTES = 2 * 1024 * 1024
const AT_ONCE = 500

/** The first file of a backup. */
export interface Manifest {
  format: number
  madeAt: string
  /** In the order they ran: what the tables look like. */
  migrations: string[]
  tables: Table[]
}
/** The last one: what must have come. `sha256` is over the table's lines. */
export interface Closing {
  tables: Record<string, { rows: number; sha256: string }>
  files: number
}

/**
 * Everything of an installation in one file, while it runs: one snapshot of the database, then the files, which are there before a row names them.
 * Read only, so that it holds no transaction id and no reader of the log waits for it. Throws `backup.exists`.
 */
export async function takeBackup({
  address,
  dataDir,
  path,
  now,
}: {
  address: Address
  dataDir: string
  path: string
  now: Date
}): Promise<Closing> {
  if (existsSync(path)) throw new Refusal('backup.exists', { file: path })
  const half = `${path}.part`
  const client = await connectOwner(address, 'backup')
  const closing: Closing = { tables: {}, files: 0 }
  try {
    await client.query('select pg_advisory_lock_shared($1)', [KEY_LOCK])
    await client.query(
      'begin isolation level repeatable read read only; set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0',
    )
    await pipeline(
      Readable.from(archive(client, dataDir, now, closing)),
      createGzip({ level: 6 }),
      createWriteStream(half, { mode: 0o600, flush: true }),
    )
    await client.query('commit')
    await rename(half, path)
    return closing
  } catch (error) {
    await rm(half, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function* archive(client: pg.Client, dataDir: string, now: Date, closing: Closing): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name')
  const tables = await tablesOf(client)
  const manifest: Manifest = { format: FORMAT, madeAt: now.toISOString(), migrations: rows.map(({ name }) => name), tables }
  yield* file('manifest.json', JSON.stringify(manifest, null, 2))
  for (const table of tables) yield* rowsOf(client, table, closing)
  for (const name of await filesOf(dataDir)) {
    yield* stored(join(dataDir, name), name)
    closing.files += 1
  }
  yield* file('closing.json', JSON.stringify(closing, null, 2))
  yield tarEnd()
}

function* file(name: string, content: string | Buffer): Generator<Buffer> {
  const bytes = Buffer.from(content)
  yield tarHeader(name, bytes.length)
  yield bytes
  yield tarPadding(bytes.length)
}

/** One line a row: a JSON array of what PostgreSQL itself writes for each column, so that nothing is rounded or reinterpreted. */
async function* rowsOf(client: pg.Client, table: Table, closing: Closing): AsyncGenerator<Buffer> {
  const cells = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  const sha256: Hash = createHash('sha256')
  let [rows, part, lines, bytes] = [0, 0, [] as string[], 0]
  const flush = function* (): Generator<Buffer> {
    if (!lines.length) return
    const content = Buffer.from(`${lines.join('\n')}\n`)
    sha256.update(content)
    yield* file(`tables/${table.name}/${String(part++).padStart(8, '0')}.jsonl`, content)
    lines = []
    bytes = 0
  }
  await become(client, table)
  await client.query(`declare one no scroll cursor for select json_build_array(${cells})::text as line from ${table.name}`)
  for (;;) {
    const next = await client.query<{ line: string }>(`fetch ${AT_ONCE} from one`)
    for (const { line } of next.rows) {
      lines.push(line)
      bytes += line.length
      if (bytes >= PART_BYTES) yield* flush()
    }
    rows += next.rows.length
    if (next.rows.length < AT_ONCE) break
  }
  yield* flush()
  await client.query('close one')
  await become(client, { asSystem: false })
  closing.tables[table.name] = { rows, sha256: sha256.digest('hex') }
}

/** Uploads, and the key that opens what is kept sealed. Not the first sign-in: its passwords have been changed, or should be. */
async function filesOf(dataDir: string): Promise<string[]> {
  const uploads = existsSync(join(dataDir, 'files')) ? await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }) : []
  const names = uploads
    .filter((one) => one.isFile() && !one.name.endsWith('.part'))
    .map((one) => relative(dataDir, join(one.parentPath, one.name)))
    .toSorted()
  return existsSync(join(dataDir, 'sealing.key')) ? ['sealing.key', ...names] : names
}

async function* stored(path: string, name: string): AsyncGenerator<Buffer> {
  const { size } = await stat(path)
  yield tarHeader(name.replaceAll('\\', '/'), size)
  if (size) yield* createReadStream(path, { end: size - 1 }) as AsyncIterable<Buffer>
  yield tarPadding(size)
}
