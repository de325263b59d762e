import pg from 'pg'
import { Refusal } from '../../../shared/refusals.ts'
import { quoted } from '../backup/tables.ts'
import { type Address, connectOwner } from '../database/database.ts'
import type { Sealing } from '../sealing.ts'

/** A column that holds what is sealed; the room it belongs to says where it stands and what it is sealed to. */
export interface SealedColumn {
  table: string
  column: string
  /** The columns of the primary key, and what a row's are sealed to. */
  key: readonly string[]
  about(key: readonly string[]): string
  /** Tells what an older version left open. */
  isOpen?(value: string): boolean
}

const AT_ONCE = 100
/** Backups hold it shared while they read tables and key: the old key stays in its file as long as one of them might need it. */
export const KEY_LOCK = 5_746_712_021

type Row = { value: string } & Record<string, string>
/** Everything that was not sealed by the key in front, a hundred rows at a time in the order of the key. */
async function* behind(client: Pick<pg.Pool, 'query'>, { table, column, key }: SealedColumn, front: string): AsyncGenerator<Row> {
  const names = key.map(quoted).join(', ')
  let after: string[] | undefined
  for (;;) {
    const { rows } = await client.query<Row>(
      `select ${key.map((name) => `${quoted(name)}::text`).join(', ')}, ${quoted(column)} as value from ${quoted(table)}
        where ${quoted(column)} is not null and not starts_with(${quoted(column)}, $1)
          ${after ? `and (${names}) > (${key.map((_, n) => `$${n + 2}::uuid`).join(', ')})` : ''}
        order by ${names} limit ${AT_ONCE}`,
      [front, ...(after ?? [])],
    )
    yield* rows
    if (rows.length < AT_ONCE) return
    after = key.map((name) => rows.at(-1)![name]!)
  }
}

/**
 * Seals what was not sealed by the key in front anew, row by row; a row that changed meanwhile was sealed by whoever changed it and is looked at
 * again in the next pass. Killed on the way, it goes on where it was. Throws `reseal.unreadable` at what none of the keys opens.
 */
async function pass(client: Pick<pg.Pool, 'query'>, sealing: Sealing, columns: readonly SealedColumn[]): Promise<number> {
  let count = 0
  for (const one of columns)
    for await (const row of behind(client, one, sealing.front)) {
      const key = one.key.map((name) => row[name]!)
      const text = one.isOpen?.(row.value) ? row.value : opened(sealing, one, key, row.value)
      const { rowCount } = await client.query(
        `update ${quoted(one.table)} set ${quoted(one.column)} = $1 where ${quoted(one.column)} = $2
            and (${one.key.map(quoted).join(', ')}) = (${key.map((_, n) => `$${n + 3}::uuid`).join(', ')})`,
        [sealing.seal(text, one.about(key)), row.value, ...key],
      )
      count += rowCount!
    }
  return count
}

function opened(sealing: Sealing, { table, column, about }: SealedColumn, key: readonly string[], value: string): string {
  try {
    return sealing.open(value, about(key))
  } catch {
    throw new Refusal('reseal.unreadable', { where: `${table}.${column} ${key.join(' ')}` })
  }
}

/** Seals once what an older version left open; every start does. */
export const sealOpen = (client: Pick<pg.Pool, 'query'>, sealing: Sealing, columns: readonly SealedColumn[]): Promise<number> =>
  pass(
    client,
    sealing,
    columns.filter((one) => one.isOpen),
  )

/** Transactions that began before may still write under the key they had read. None takes longer than a few seconds. */
async function requireYoung(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now')
  for (;;) {
    const older = await client.query(
      `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start < $1
          and application_name like 'shopbell shopbell%' limit 1`,
      [rows[0]!.now],
    )
    if (!older.rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** How many were sealed anew. When `finish` is called, nothing is left that another key than the first opens, and no backup is reading. */
export async function reseal(address: Address, sealing: Sealing, columns: readonly SealedColumn[], finish: () => void): Promise<number> {
  const client = await connectOwner(address, 'reseal')
  try {
    await client.query('select pg_advisory_lock($1)', [KEY_LOCK])
    await client.query('set role shopbell_system')
    let count = await pass(client, sealing, columns)
    await client.query('reset role')
    await requireYoung(client)
    await client.query('set role shopbell_system')
    for (let more = 1; more > 0; count += more) more = await pass(client, sealing, columns)
    finish()
    return count
  } finally {
    await client.end()
  }
}
