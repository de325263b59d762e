import { parse } from 'csv-parse/sync'
import { normalise } from '../../assistant/engine/normalise.ts'

export interface Labelled {
  /** Normalised. */
  text: string
  label: string
}

/** CSV: a header with `text` and `label` in any order (`category` and `intent` are read as label), or two columns without a header. */
export function labelled(csv: string): Labelled[] {
  const rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][]
  const head = rows[0]?.map((name) => name.trim().toLowerCase()) ?? []
  const text = head.findIndex((name) => ['text', 'utterance', 'sentence', 'review'].includes(name))
  const label = ['label', 'intent', 'category'].map((name) => head.indexOf(name)).find((at) => at >= 0) ?? -1
  const [textAt, labelAt, body] = text >= 0 && label >= 0 ? [text, label, rows.slice(1)] : [0, 1, rows]
  const found = body.flatMap((row) => (row[textAt] && row[labelAt] ? [{ text: normalise(row[textAt]), label: row[labelAt].trim() }] : []))
  if (!found.length) throw new Error('no line with a text and a label')
  return found
}

export const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line, i) => {
      try {
        return JSON.parse(line) as unknown
      } catch {
        throw new Error(`line ${i + 1} is no JSON`)
      }
    })
