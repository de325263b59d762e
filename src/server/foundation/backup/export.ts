import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { Refusal } from '../../../shared/refusals.ts'
import { type Address, connectOwner } from '../database/database.ts'
import { csvLine } from './csv.ts'
import { quoted, type Table, tablesOf } from './tables.ts'

const AT_ONCE = 500
/** Of the house, not of the merchant: useless elsewhere, or a way in. */
const ours = new Set(['idempotency_keys', 'sessions', 'customer_tokens', 'recovery_codes', 'second_factors'])
/** Never leaves, in whatever table: bytes are hashes and sealed secrets, and so is what is called like one. */
const isSecret = ({ name, type }: { name: string; type: string }): boolean => type === 'bytea' || /hash|secret|sealed|token/.test(name)

export interface Merchant {
  id: string
  name: string
}

export async function listMerchants(client: pg.Client): Promise<Merchant[]> {
  await client.query('set role shopbell_system')
  const { rows } = await client.query<Merchant>('select merchant_id as id, name from merchants order by created_at, merchant_id')
  await client.query('reset role')
  return rows
}

/** Every table of one merchant as `NOUN.jsonl` and `NOUN.csv`, read in one snapshot behind the merchant's own walls. Throws `export.merchantMissing`. */
export async function exportMerchant(
  address: Address,
  folder: string,
  asked?: string,
): Promise<{ merchant: Merchant; rows: Record<string, number> }> {
  const client = await connectOwner(address, 'export')
  try {
    const known = await listMerchants(client)
    const merchant = known.length === 1 && !asked ? known[0] : known.find(({ id, name }) => id === asked || name === asked)
    if (!merchant) throw new Refusal('export.merchantMissing', { known: known.map(({ id, name }) => `${id} (${name})`).join(', ') })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const tables = (await tablesOf(client)).filter(
      ({ name, columns }) =>
        name.startsWith('public.') && columns.some((column) => column.name === 'merchant_id') && !ours.has(nounOf(name)),
    )
    await client.query(
      'begin isolation level repeatable read read only; set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0',
    )
    await client.query('set local role shopbell_app')
    await client.query(`select set_config('shopbell.merchant', $1, true)`, [merchant.id])
    await client.query(`select set_config('shopbell.shops', coalesce((select array_agg(id) from shops), '{}')::text, true)`)
    const rows: Record<string, number> = {}
    for (const table of tables) rows[nounOf(table.name)] = await exportTable(client, table, folder)
    await client.query('commit')
    return { merchant, rows }
  } finally {
    await client.end()
  }
}

const nounOf = (name: string): string => name.replace('public.', '').replaceAll('"', '').replaceAll('_', '-')

async function exportTable(client: pg.Client, table: Table, folder: string): Promise<number> {
  const columns = table.columns.filter((column) => column.name !== 'merchant_id' && !isSecret(column))
  const path = join(folder, nounOf(table.name))
  await client.query(
    `declare one no scroll cursor for select ${columns.map(({ name }) => quoted(name)).join(', ') || '1 as one'} from ${table.name}`,
  )
  let count = 0
  const csv = createWriteStream(`${path}.csv.part`, { mode: 0o600 })
  async function* lines(): AsyncGenerator<string> {
    csv.write(csvLine(columns.map(({ name }) => name)))
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(`fetch ${AT_ONCE} from one`)
      for (const row of rows) {
        yield `${JSON.stringify(row)}\n`
        if (!csv.write(csvLine(columns.map(({ name }) => row[name]))))
          await new Promise<void>((resolve) => csv.once('drain', () => resolve()))
      }
      count += rows.length
      if (rows.length < AT_ONCE) return
    }
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(`${path}.jsonl.part`, { mode: 0o600 }))
    await new Promise<void>((resolve, reject) => csv.on('error', reject).end(() => resolve()))
    for (const ending of ['csv', 'jsonl']) await rename(`${path}.${ending}.part`, `${path}.${ending}`)
  } finally {
    for (const ending of ['csv', 'jsonl']) await rm(`${path}.${ending}.part`, { force: true })
  }
  await client.query('close one')
  return count
}
