import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

/** How such a server can go wrong. */
export type Trouble = 'hang' | 'garbage' | 'short' | 'uneven' | 'letters' | 'fail' | 'redirect' | 'endless'
interface Heard {
  key: string | null
  model: string
  input: string[]
}

/** So many numbers for each text; a model called `wide` gives twice as many. */
const NUMBERS = 64
/** As good as chance, and the same every time: between −0.15 and 0.15. */
const ownOf = (text: string, numbers: number): number[] =>
  [...createHash('shake256', { outputLength: numbers }).update(text).digest()].map((byte) => (byte / 255 - 0.5) * 0.3)

/**
 * A server with the `/embeddings` of the OpenAI dialect; on loopback only. To it a text means the groups of words it has words of, and beside that a
 * little of its own, as with real ones.
 */
export async function scriptedEmbeddings(groups: readonly RegExp[]) {
  let trouble: Trouble | null = null
  const heard: Heard[] = []
  const meant = (text: string, numbers: number): number[] => {
    const own = ownOf(text, numbers)
    groups.forEach((group, i) => {
      if (group.test(text)) own[i]! += 1
    })
    return own
  }
  const server = createServer(async (request, response) => {
    let raw = ''
    for await (const part of request) raw += part
    const { model = '', input = [] } = JSON.parse(raw || '{}') as Partial<Heard>
    heard.push({ key: request.headers.authorization ?? null, model, input })
    if (trouble) return goWrong(response, trouble, input.length)
    if (request.url !== '/v1/embeddings') return void response.writeHead(404).end()
    const data = input.map((text, index) => ({ index, embedding: meant(text, model === 'wide' ? 2 * NUMBERS : NUMBERS) }))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: data.toReversed() }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    goesWrong(how: Trouble | null) {
      trouble = how
      heard.length = 0
    },
  }
}

function goWrong(response: ServerResponse, how: Trouble, wanted: number): void {
  if (how === 'hang') return
  if (how === 'fail') return void response.writeHead(500).end('{"error":{"message":"no"}}')
  if (how === 'redirect') return void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
  response.writeHead(200, { 'content-type': 'application/json' })
  if (how === 'endless') {
    const timer = setInterval(() => response.write('1'.repeat(100_000)), 1)
    response.on('close', () => clearInterval(timer))
    return
  }
  if (how === 'garbage') return void response.end('{{{{ \u0000 not JSON')
  const embedding = how === 'letters' ? ['a', null, Number.NaN] : [0.1, 0.2, 0.3]
  const data = Array.from({ length: how === 'short' ? wanted - 1 : wanted }, (_, i) => ({
    index: i,
    embedding: how === 'uneven' && i % 2 ? [...embedding, 0.4] : embedding,
  }))
  response.end(JSON.stringify({ data }))
}

/** Of a shop's texts, no two of which mean the same. */
export const titles = [
  'Monogramming on bags',
  'Trimming wicks of candles',
  'Opening hours of the studio',
  'Gift vouchers by post',
  'Working with schools',
  'Clay used for mugs',
  'Visiting by train',
  'Newsletter four times yearly',
  'Wool from Shetland',
  'Framing of prints',
  'Dogs in the studio',
  'Paper without plastic',
]
