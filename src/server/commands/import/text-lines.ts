import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '../../../shared/refusals.ts'

export interface Line {
  /** From 1, as an editor counts. */
  number: number
  text: string
}

export const MOST_BYTES = 200 * 1024 * 1024
export const MOST_ROWS = 1_000_000

/** Throws `import.unreadable` for what is not a readable file, `request.tooLarge` for one with more bytes or lines than an import takes. */
export async function requireReadable(path: string): Promise<void> {
  const { size } = await stat(path).catch(() => unreadable(path))
  if (size > MOST_BYTES) throw new Refusal('request.tooLarge', { limit: '200 MB' })
  let lines = 0
  for await (const chunk of chunks(path)) for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  if (lines > MOST_ROWS + 1) throw new Refusal('request.tooLarge', { limit: '1,000,000 rows' })
}

export const unreadable = (path: string, why?: string): never => {
  throw new Refusal('import.unreadable', { file: why ? `${basename(path)} (${why})` : basename(path) })
}

async function* chunks(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 })
  } catch {
    unreadable(path)
  }
}

/**
 * The lines of a text file, one at a time whatever its size. UTF-8, UTF-16 with its mark, or GB 18030, which is what spreadsheets in China
 * write. Only a line feed ends a line: the other separators Unicode knows may stand inside JSON.
 */
export async function* textLines(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder(await encodingOf(path))
  let number = 0
  let rest = ''
  for await (const chunk of chunks(path)) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop()!
    for (const text of parts) yield { number: ++number, text: text.endsWith('\r') ? text.slice(0, -1) : text }
  }
  rest += decoder.decode()
  if (rest) yield { number: ++number, text: rest }
}

const SAMPLE = 1 << 18

async function encodingOf(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0)
    const sample = buffer.subarray(0, bytesRead)
    if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
    if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
    // `stream`: the sample may end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  } finally {
    await handle.close()
  }
}
