import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../../../shared/refusals.ts'

export interface Line {
  /** From 1, as an editor counts. */
  number: number
  text: string
}

const MOST_BYTES = 200 * 1024 * 1024
const MOST_ROWS = 1_000_000
const LONGEST_ROW = 8 * 1024 * 1024
const NEWLINE = 10

/** Throws `import.unreadable` with the file's name and, where that helps, what was missed in it. */
export const unreadable = (path: string, missed?: string): never => {
  throw new Refusal('import.unreadable', { file: missed ? `${basename(path)} (${missed})` : basename(path) })
}

/** A file as bytes, a piece at a time. */
async function* pieces(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  } catch {
    unreadable(path)
  }
}

/** Looks through a file before anything in it is used. Throws `import.unreadable`, and `request.tooLarge` for more than an import takes. */
export async function requireReasonable(path: string): Promise<void> {
  let [bytes, rows, row] = [0, 0, 0]
  for await (const piece of pieces(path)) {
    bytes += piece.length
    if (bytes > MOST_BYTES) throw new Refusal('request.tooLarge', { limit: '200 MB' })
    let from = 0
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
      row = 0
      rows++
      from = at + 1
    }
    row += piece.length - from
    if (row > LONGEST_ROW) throw new Refusal('request.tooLarge', { limit: '8 MB a row' })
  }
  // One more for the names of the columns.
  if (rows > MOST_ROWS + 1) throw new Refusal('request.tooLarge', { limit: '1,000,000 rows' })
}

/** How a text file is written: UTF-8, UTF-16 with its mark, or else GB 18030, which is what spreadsheets in China write. */
export async function encodingOf(path: string): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let mark = ''
  try {
    for await (const piece of pieces(path)) {
      mark ||= piece.subarray(0, 2).toString('hex')
      if (mark === 'fffe') return 'utf-16le'
      if (mark === 'feff') return 'utf-16be'
      utf8.decode(piece, { stream: true })
    }
    utf8.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof Refusal) throw error
    return 'gb18030'
  }
}

/**
 * The lines of a text file, one at a time whatever its size. Only a line feed ends a line: the other separators Unicode knows may stand inside
 * JSON.
 */
export async function* textLines(path: string, encoding: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder(encoding)
  let number = 0
  let rest = ''
  for await (const piece of pieces(path)) {
    const parts = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = parts.pop()!
    for (const text of parts) yield { number: ++number, text: text.endsWith('\r') ? text.slice(0, -1) : text }
  }
  rest += decoder.decode()
  if (rest) yield { number: ++number, text: rest }
}
