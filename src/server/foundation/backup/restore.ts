import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { Refusal } from '../../../shared/refusals.ts'
import { type Address, connectOwner } from '../database/database.ts'
import { knownMigrations, migrate } from '../database/migrate.ts'
import { become, quoted, type Table, tablesOf } from './tables.ts'
import { type Closing, FORMAT, type Manifest } from './take.ts'
import { collect, type Entry, tarEntries } from './tar.ts'

/** What may stand in a backup beside tables; nothing else is written anywhere. */
const uploads = /^(?:sealing\.key|files\/[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f-]{36})$/
const rows = /^tables\/(.+)\/\d{8}\.jsonl$/

/**
 * Fills an empty installation from a backup, whole or not at all, and raises the epoch so that every client loads a fresh snapshot.
 * An older backup is put into the tables it was made from and then migrated. Throws `restore.notEmpty`, `restore.newer` and `restore.unreadable`.
 */
export async function restoreBackup({ address, dataDir, path }: { address: Address; dataDir: string; path: string }): Promise<Closing> {
  const unpacked = createGunzip()
  createReadStream(path)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked)
  const entries = tarEntries(unpacked)
  try {
    const manifest = await opening(path, entries)
    await requireEmpty(address, dataDir, manifest)
    await migrate(address, manifest.migrations)
    const closing = await fill(address, dataDir, manifest, entries)
    await migrate(address)
    return closing
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const broken = code?.startsWith('Z_') || code === 'ENOENT' || error instanceof SyntaxError || /archive|stream|aborted/i.test(message)
    throw !(error instanceof Refusal) && broken ? new Refusal('restore.unreadable', { file: path, why: message }) : error
  }
}

async function opening(path: string, entries: AsyncGenerator<Entry>): Promise<Manifest> {
  const { value: first } = (await entries.next()) as { value: Entry | undefined }
  if (first?.name !== 'manifest.json') throw new Refusal('restore.unreadable', { file: path, why: 'manifest.json' })
  const manifest = JSON.parse((await collect(first.content)).toString('utf8')) as Manifest
  const known = knownMigrations()
  if (manifest.format !== FORMAT || manifest.migrations.some((name) => !known.includes(name)))
    throw new Refusal('restore.newer', { file: path })
  return manifest
}

async function requireEmpty(address: Address, dataDir: string, manifest: Manifest): Promise<void> {
  if (existsSync(join(dataDir, 'files'))) throw new Refusal('restore.notEmpty', { what: join(dataDir, 'files') })
  const client = await connectOwner(address, 'restore')
  try {
    const { rows: there } = await client.query<{ name: string | null }>(`select to_regclass('public.migrations')::text as name`)
    if (!there[0]!.name) return
    const ran = await client.query<{ name: string }>('select name from migrations')
    if (ran.rows.some(({ name }) => !manifest.migrations.includes(name))) throw new Refusal('restore.notEmpty', { what: 'migrations' })
    await client.query('set role shopbell_system')
    const merchants = await client.query('select from merchants limit 1')
    if (merchants.rowCount) throw new Refusal('restore.notEmpty', { what: 'merchants' })
  } finally {
    await client.end()
  }
}

async function fill(address: Address, dataDir: string, manifest: Manifest, entries: AsyncGenerator<Entry>): Promise<Closing> {
  const client = await connectOwner(address, 'restore')
  const seen = new Map<string, { rows: number; sha256: Hash }>(
    manifest.tables.map(({ name }) => [name, { rows: 0, sha256: createHash('sha256') }]),
  )
  let files = 0
  let closing: Closing | undefined
  try {
    await client.query(
      'begin; set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0; delete from installation',
    )
    const here = new Map((await tablesOf(client)).map((table) => [table.name, table]))
    const indexes = await dropIndexes(client)
    for await (const { name, content } of entries) {
      const table = rows.exec(name)?.[1]
      if (table && seen.has(table)) {
        const bytes = await collect(content)
        const count = await insertRows(client, manifest.tables.find((one) => one.name === table)!, here.get(table), bytes)
        seen.get(table)!.rows += count
        seen.get(table)!.sha256.update(bytes)
      } else if (uploads.test(name)) {
        await keep(join(dataDir, name), content)
        files += 1
      } else if (name === 'closing.json') closing = JSON.parse((await collect(content)).toString('utf8')) as Closing
      else throw new Error(`not of this archive: ${name}`)
    }
    requireWhole(closing, seen, files)
    for (const index of indexes) await client.query(index)
    await client.query('update installation set epoch = epoch + 1')
    await client.query('commit')
    return closing!
  } finally {
    await client.end()
  }
}

/** Made at once when the rows are there, an index costs a fraction of what it costs row by row. Gives the statements that make them as they were. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (select from pg_constraint where conindid = i.indexrelid) order by 1`,
  )
  await client.query(`set local maintenance_work_mem = '256MB'`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  return indexes.map(({ made }) => made)
}

function requireWhole(closing: Closing | undefined, seen: Map<string, { rows: number; sha256: Hash }>, files: number): void {
  const came = Object.fromEntries([...seen].map(([name, { rows: count, sha256 }]) => [name, { rows: count, sha256: sha256.digest('hex') }]))
  const said = closing?.tables ?? {}
  const differs = Object.keys(came).filter((name) => came[name]!.rows !== said[name]?.rows || came[name]!.sha256 !== said[name]?.sha256)
  if (!closing || differs.length || files !== closing.files) throw new Error(`the archive is not whole: ${differs.join(', ') || files}`)
}

/**
 * Transaction ids of the old database mean nothing in the new one, and larger ones than it has given yet would hide what comes next: everything
 * restored was written by the transaction that restores it. Within one, the log is read in the order of its ids, which is the order of time.
 */
const cell = ({ type }: { type: string }, place: number): string => (type === 'xid8' ? 'pg_current_xact_id()' : `given.c${place}::${type}`)

async function insertRows(client: pg.Client, table: Table, here: Table | undefined, bytes: Buffer): Promise<number> {
  const lines = bytes.toString('utf8').trimEnd().split('\n')
  if (!here) return lines.length
  const values = lines.map((line) => JSON.parse(line) as (string | null)[])
  // The queue's own columns may have changed with its version; a room's never do within the same migrations.
  const columns = table.columns
    .map((column, place) => ({ ...column, place }))
    .filter(({ name }) => here.columns.some((one) => one.name === name))
  await become(client, here)
  await client.query(
    `insert into ${here.name} (${columns.map(({ name }) => quoted(name)).join(', ')})
     select ${columns.map((column) => cell(column, column.place)).join(', ')}
       from unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(', ')}) as given(${columns.map(({ place }) => `c${place}`).join(', ')})`,
    columns.map(({ place }) => values.map((row) => row[place] ?? null)),
  )
  await become(client, { asSystem: false })
  return lines.length
}

async function keep(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(Readable.from(content), createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }))
}
