import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { atOnce } from '../../shared/at-once.ts'
import { check, compileWords } from '../guard/rules/check.ts'

const usage =
  'npm run guard:check -- FILE [--words FILE]   (.csv with a column utterance, text or body; .jsonl with one of them; else one message a line; words of a shop to be blocked, one a line)\n'
const columns = ['utterance', 'text', 'body', 'message']

type Row = Record<string, string>
const textOf = (row: Row): string => row[columns.find((name) => typeof row[name] === 'string') ?? ''] ?? ''

function messagesIn(path: string): string[] {
  const content = readFileSync(path, 'utf8')
  const kind = extname(path)
  const all =
    kind === '.csv'
      ? (parse(content, { columns: true, relax_column_count: true, bom: true }) as Row[]).map(textOf)
      : content.split('\n').map((line) => (kind === '.jsonl' && line.trim() ? textOf(JSON.parse(line) as Row) : line))
  return all.map((text) => text.trim()).filter(Boolean)
}

/** What the guard would say of ordinary messages: how many it stops, how many it warns of, and which. */
function main(): number {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { words: { type: 'string' } } })
  const [path, ...more] = positionals
  if (!path || more.length) {
    process.stderr.write(usage)
    return 2
  }
  const messages = messagesIn(path)
  const list = values.words ? messagesIn(values.words) : []
  const book = list.length ? { words: atOnce(compileWords(list.map((word) => ({ word, verdict: 'block', replacement: null })))) } : {}
  const found = messages.map((text) => ({ text, ...check(text, book) }))
  const share = (n: number) => `${n} (${Math.round((10_000 * n) / Math.max(1, messages.length)) / 100} %)`
  const blocked = found.filter(({ verdict }) => verdict === 'block')
  const warned = found.filter(({ verdict }) => verdict === 'warn')
  for (const { text, verdict, hits } of [...blocked, ...warned].slice(0, 40))
    process.stdout.write(`${verdict}\t${hits.map((hit) => `${hit.reason}: ${hit.word}`).join(', ')}\t${text}\n`)
  process.stdout.write(`${messages.length} messages, blocked ${share(blocked.length)}, warned ${share(warned.length)}\n`)
  return 0
}

process.exitCode = main()
