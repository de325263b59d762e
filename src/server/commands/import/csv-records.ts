import { CsvError, parse } from 'csv-parse/sync'
import type { Text } from '../../../shared/language.ts'
import type { Line } from './text-lines.ts'

/** A record by the line it begins on; or a line that isn't one, with what it says. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; text: string; trouble: Text }

/** A quoted cell may go on over this many lines; a mark that isn't closed by then was a mistake. */
const MOST_LINES = 100

interface Ahead extends Line {
  /** An odd number of quotation marks: a quoted cell begins or ends here. */
  odd: boolean
}

/**
 * Records of a CSV text, the first of which names the columns. csv-parse reads a record's cells; which lines make up a record is found out here,
 * because it gives up where a mark isn't closed. A record that isn't right costs its first line only: reading goes on with the
 * next one, so that a mark somebody forgot to close doesn't swallow the rest of the file.
 */
export async function* csvRecords(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  const ahead = lookAhead(lines)
  let delimiter = ','
  let width = 0
  for (let first = await ahead.at(0); first; first = await ahead.at(0)) {
    if (!first.text.trim()) {
      ahead.drop(1)
      continue
    }
    if (!width) delimiter = delimiterOf(first.text)
    const { cells, used } = await record(ahead, first, delimiter)
    width ||= cells?.length ?? 0
    const fits = cells?.length === width
    ahead.drop(fits ? used : 1)
    if (cells && fits) yield { line: first.number, cells }
    else yield { line: first.number, text: first.text, trouble: trouble(used > 1 ? null : cells, width) }
  }
}

function lookAhead(lines: AsyncIterable<Line>) {
  const source = lines[Symbol.asyncIterator]()
  const read: Ahead[] = []
  let from = 0
  return {
    async at(place: number): Promise<Ahead | undefined> {
      while (read.length - from <= place) {
        const next = await source.next()
        if (next.done) return undefined
        read.push({ ...next.value, odd: next.value.text.split('"').length % 2 === 0 })
      }
      return read[from + place]
    },
    drop(many: number): void {
      from += many
      if (from < 1_000) return
      read.splice(0, from)
      from = 0
    },
  }
}

/** The record that begins here, over as many lines as its quotation marks take; without cells when they don't pair up. */
async function record(
  ahead: ReturnType<typeof lookAhead>,
  first: Ahead,
  delimiter: string,
): Promise<{ cells: string[] | null; used: number }> {
  const alone = split(first.text, delimiter)
  if (alone || !first.odd) return { cells: alone, used: 1 }
  const texts = [first.text]
  for (let place = 1; place < MOST_LINES; place++) {
    const line = await ahead.at(place)
    if (!line) break
    texts.push(line.text)
    if (line.odd) return { cells: split(texts.join('\n'), delimiter), used: place + 1 }
  }
  return { cells: null, used: 1 }
}

/** Comma, semicolon or tab: whichever the line of column names has most of. */
const delimiterOf = (header: string): string => [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0]!

/** The cells of a record; null when its quotation marks don't pair up, or something stands after a closing one. */
function split(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter)
  const strict = parsed(text, delimiter, false)
  // 5" is five inches: a mark in the middle of a cell is a letter like any other.
  return strict === 'mark within' ? (parsed(text, delimiter, true) as string[] | null) : strict
}

function parsed(text: string, delimiter: string, relaxed: boolean): string[] | null | 'mark within' {
  try {
    const records = parse(text, { delimiter, record_delimiter: '\n', relax_quotes: relaxed, relax_column_count: true })
    return records.length === 1 ? records[0]! : null
  } catch (error) {
    return error instanceof CsvError && error.code === 'INVALID_OPENING_QUOTE' ? 'mark within' : null
  }
}

const trouble = (cells: string[] | null, width: number): Text =>
  cells
    ? { 'zh-CN': `有 ${cells.length} 列，表头有 ${width} 列`, en: `columns: ${cells.length}, in the header: ${width}` }
    : { 'zh-CN': '引号没有正确成对', en: 'the quotation marks do not pair up' }
