import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { csvColumns } from './csv-columns.ts'
import { csvThings } from './csv-tables.ts'
import { type Kind, kinds, type Source } from './found.ts'
import { jsonl } from './jsonl.ts'
import { tauRetail } from './tau-retail.ts'
import { encodingOf, requireReasonable, textLines, unreadable } from './text-lines.ts'

const TABLE = /^(products|customers|orders)\b.*\.(csv|jsonl)$/
const WANTED = 'db.json, products|customers|orders .csv|.jsonl'

/**
 * What a path holds, products before customers before orders: a folder with `db.json` (τ-retail) or with tables named after what is in them, or
 * one such file. Every file is looked at before anything is imported. Throws `import.unreadable` and `request.tooLarge`.
 */
export async function sourcesAt(path: string): Promise<Source[]> {
  const files = filesAt(path)
  for (const file of files) await requireReasonable(file)
  const sources: Source[] = []
  for (const file of files) sources.push(...(file.endsWith('.json') ? await tauSources(file) : [await tableSource(file)]))
  return sources.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) unreadable(path)
  const name = basename(path).toLowerCase()
  if (!statSync(path).isDirectory()) return TABLE.test(name) || name.endsWith('.json') ? [path] : unreadable(path, `${WANTED}?`)
  const db = join(path, 'db.json')
  if (existsSync(db)) return [db]
  const tables = kinds
    .flatMap((kind) => ['csv', 'jsonl'].map((ending) => join(path, `${kind}.${ending}`)))
    .filter((file) => existsSync(file))
  return tables.length ? tables : unreadable(path, `${WANTED}?`)
}

async function tauSources(file: string): Promise<Source[]> {
  const all = tauRetail(await contentOf(file)) ?? unreadable(file, '{ products, users, orders }?')
  return kinds.map((kind) => ({ kind, name: `${basename(file)} ${kind}`, notes: [], items: () => all[kind] }))
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown
  } catch {
    return unreadable(file, 'JSON?')
  }
}

async function tableSource(file: string): Promise<Source> {
  const name = basename(file)
  const [, kind, ending] = TABLE.exec(name.toLowerCase())! as unknown as [string, Kind, 'csv' | 'jsonl']
  const encoding = await encodingOf(file)
  if (ending === 'jsonl') return { kind, name, notes: [], items: () => jsonl(textLines(file, encoding)) }
  const { columns, notes } = await csvColumns(file, kind, encoding)
  return { kind, name, notes, items: (settings) => csvThings(textLines(file, encoding), kind, columns, settings) }
}
