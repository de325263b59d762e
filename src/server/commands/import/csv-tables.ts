import type { Text } from '../../../shared/language.ts'
import { csvRecords } from './csv-records.ts'
import { CsvRow } from './csv-row.ts'
import { customerOf, orderOf, productOf } from './csv-things.ts'
import type { Found, Kind, Settings } from './found.ts'
import type { Line } from './text-lines.ts'

/** Rows with the same value in the key's column, one below the other, are one thing. */
const tables: Record<Kind, { key: string; thing(rows: readonly CsvRow[]): unknown }> = {
  products: { key: 'product_id', thing: productOf },
  customers: { key: 'customer_id', thing: ([row]) => customerOf(row!) },
  orders: { key: 'order_id', thing: orderOf },
}

interface Group {
  key: string
  rows: CsvRow[]
  /** A row that couldn't be read speaks of this one: it isn't whole. */
  torn: boolean
}

/** The things a CSV file holds. One with a bad row is left out whole: half an order would be a wrong one. */
export async function* csvThings(
  lines: AsyncIterable<Line>,
  kind: Kind,
  columns: readonly string[],
  settings: Settings,
): AsyncGenerator<Found> {
  const { key: keyColumn } = tables[kind]
  let group: Group | undefined
  let isHeader = true
  for await (const record of csvRecords(lines)) {
    if (isHeader) {
      isHeader = false
      continue
    }
    if (!('cells' in record)) {
      yield { at: String(record.line), trouble: record.trouble }
      if (group && speaksOf(record.text, group.key)) group.torn = true
      continue
    }
    const row = new CsvRow(record.line, Object.fromEntries(columns.map((column, i) => [column, record.cells[i]!])), settings)
    const key = row.required(keyColumn)
    if (!key) {
      yield { at: String(row.line), trouble: row.troubles[0]! }
      continue
    }
    if (group && group.key !== key) {
      yield* things(group, kind)
      group = undefined
    }
    group ??= { key, rows: [], torn: false }
    group.rows.push(row)
  }
  if (group) yield* things(group, kind)
}

/** Cells of a broken row can't be told apart for sure, but its pieces can be looked at. */
const speaksOf = (text: string, key: string): boolean => text.split(/[,;\t"]/).some((piece) => piece.trim() === key)

function* things({ key, rows, torn }: Group, kind: Kind): Generator<Found> {
  if (kind === 'customers' && rows.length > 1) {
    yield* rows.map((row) => ({
      at: String(row.line),
      trouble: { 'zh-CN': `${key} 出现了不止一次`, en: `${key} is given more than once` },
    }))
    return
  }
  const item = tables[kind].thing(rows)
  const bad = rows.filter((row) => row.troubles.length)
  for (const row of bad) yield { at: String(row.line), trouble: together(row.troubles, rows.length > 1 ? key : null) }
  if (bad.length) return
  const at = String(rows[0]!.line)
  yield torn
    ? { at, trouble: { 'zh-CN': `${key} 有一行读不出来，整个没有导入`, en: `a row of ${key} cannot be read, so all of it was left out` } }
    : { at, item }
}

const together = (troubles: readonly Text[], whole: string | null): Text => ({
  'zh-CN': troubles.map((one) => one['zh-CN']).join('；') + (whole ? `（${whole} 整个没有导入）` : ''),
  en: troubles.map((one) => one.en).join('; ') + (whole ? ` (all of ${whole} was left out)` : ''),
})
