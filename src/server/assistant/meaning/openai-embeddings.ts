import { cut } from '../../../shared/cut.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { callOutside } from '../../foundation/outbound.ts'
import type { Endpoint } from '../model/openai.ts'
import { ModelTrouble } from '../model/port.ts'
import { type Embed, limits, type Meaning } from './port.ts'

/** A whole batch of the longest meanings, written out. */
const MOST_BYTES = 4 * 1024 * 1024

/** Any server with the `/embeddings` of the OpenAI dialect. */
export const openaiEmbeddings =
  ({ baseUrl, model, key, allowed }: Endpoint): Embed =>
  async (texts, timeoutMs) => {
    try {
      const { status, body } = await callOutside({
        url: `${baseUrl.replace(/\/+$/, '')}/embeddings`,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input: texts }),
        timeoutMs,
        maxBytes: MOST_BYTES,
        allowed,
      })
      if (status !== 200) throw new Error(`status ${status}: ${cut(body.toString('utf8'), 120)}`)
      return meaningsIn(JSON.parse(body.toString('utf8')), texts.length)
    } catch (error) {
      const late = error instanceof Refusal && error.code === 'outbound.timeout'
      throw new ModelTrouble(late ? 'timeout' : 'failed', late ? `${timeoutMs} ms` : cut((error as Error).message, 200))
    }
  }

/** In the order of what was asked, which the answer need not be in. */
function meaningsIn(answer: unknown, wanted: number): Meaning[] {
  const data = (answer as { data?: unknown } | null)?.data
  if (!Array.isArray(data) || data.length !== wanted) throw new Error(`not ${wanted} embeddings`)
  const found: Meaning[] = []
  data.forEach((one: { index?: unknown; embedding?: unknown } | null, i) => {
    found[typeof one?.index === 'number' ? one.index : i] = roundedTo(one?.embedding)
  })
  const { length } = found[0]!
  for (let i = 0; i < wanted; i++) if (found[i]?.length !== length) throw new Error('embeddings of different lengths')
  return found
}

function roundedTo(numbers: unknown): Meaning {
  if (!Array.isArray(numbers) || numbers.length < 2 || numbers.length > limits.longest) throw new Error('no embedding')
  let most = 0
  for (const one of numbers) {
    if (typeof one !== 'number' || !Number.isFinite(one)) throw new Error('an embedding of no numbers')
    most = Math.max(most, Math.abs(one))
  }
  if (most === 0) throw new Error('an embedding of nothing')
  return Int8Array.from(numbers as number[], (one) => Math.round((one / most) * 127))
}
