import { parse } from 'csv-parse/sync'
import { Refusal } from '../../../shared/refusals.ts'
import { type ScriptInput, scriptInputSchema } from '../../../shared/wire/scripts.ts'
import { csvCell, plainCell } from './csv-cell.ts'

export type LooseScript = Omit<ScriptInput, 'attachments'>
const fields = ['folder', 'language', 'title', 'body', 'stage'] as const

export const scriptsFile = (scripts: readonly LooseScript[]): string =>
  `\ufeff${[fields.join(','), ...scripts.map((one) => fields.map((name) => csvCell(one[name] ?? '')).join(','))].join('\r\n')}\r\n`

/** All of a file or nothing of it: throws `script.badFile` with the number of the line that cannot be read. */
export function readScripts(text: string): LooseScript[] {
  let rows: Record<string, string>[]
  try {
    rows = parse(text, { bom: true, columns: true, skip_empty_lines: true, relax_column_count: true }) as Record<string, string>[]
  } catch {
    throw new Refusal('script.badFile', { entry: 1 })
  }
  if (!rows.length) throw new Refusal('script.badFile', { entry: 1 })
  return rows.map((row, i) => {
    const value = (name: (typeof fields)[number]) => plainCell((row[name] ?? '').trim())
    const read = scriptInputSchema.safeParse({
      folder: value('folder'),
      language: value('language'),
      title: value('title'),
      body: value('body'),
      stage: value('stage') || null,
    })
    if (!read.success) throw new Refusal('script.badFile', { entry: i + 1 })
    const { attachments: _, ...script } = read.data
    return script
  })
}
