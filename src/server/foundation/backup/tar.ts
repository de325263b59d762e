import type { Readable } from 'node:stream'

const BLOCK = 512
/** Eleven octal digits. Nothing here comes near it: rows go in parts, uploads are 20 MB. */
const MOST = 8 ** 11 - 1

/** The 512 bytes before a file in a tar archive (ustar). Throws for a name over 100 bytes. */
export function tarHeader(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100 || size > MOST) throw new Error(`does not fit into an archive: ${name}`)
  const octal = (value: number, at: number, length: number) => block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1')
  block.write(name, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  block.write('        0', 148, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  )
  block[154] = 0
  return block
}

/** What follows a file, up to the next whole block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

export interface Entry {
  name: string
  size: number
  /** Must be read to its end before the next entry is asked for. */
  content: AsyncIterable<Buffer>
}

/** The files of a tar stream, one after the other. Throws when it ends early or isn't one. */
export async function* tarEntries(source: Readable): AsyncGenerator<Entry> {
  const bytes = reader(source)
  for (;;) {
    const header = await bytes.exactly(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const name = text(header, 0, 100)
    const size = Number.parseInt(text(header, 124, 12), 8)
    if (text(header, 257, 5) !== 'ustar' || !name || !Number.isSafeInteger(size)) throw new Error('not a tar archive')
    yield { name, size, content: bytes.upTo(size) }
    await bytes.exactly(tarPadding(size).length)
  }
}

const text = (block: Buffer, at: number, length: number): string => block.toString('utf8', at, at + length).replace(/[\0 ][^]*$/, '')

function reader(source: Readable) {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<void> => {
    const { value, done } = await chunks.next()
    if (done) throw new Error('the archive ends early')
    held = value
  }
  async function* upTo(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (!held.length) await more()
      const part = held.subarray(0, left)
      held = held.subarray(part.length)
      left -= part.length
      yield part
    }
  }
  return {
    upTo,
    async exactly(size: number): Promise<Buffer> {
      return collect(upTo(size))
    },
  }
}

export async function collect(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}
