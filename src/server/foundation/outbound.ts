import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { BlockList } from 'node:net'
import { Readable } from 'node:stream'
import { Refusal } from '../../shared/refusals.ts'
import { checkUrl, pinning } from './outbound-addresses.ts'
import { aroundHere, inSpan } from './traces.ts'

interface Asked {
  url: string
  method: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
  signal: AbortSignal | undefined
  allowed: BlockList
}

/**
 * The one way out to an address that somebody else chose: looked at, resolved once, connected to exactly what was looked at. Redirects are not
 * followed: the answer is theirs. Connections are not kept, so that each one has been looked at. Throws `outbound.address`.
 */
async function open({ url: text, method, headers, body, signal, allowed }: Asked): Promise<IncomingMessage> {
  const url = checkUrl(text, allowed)
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  const all = {
    ...headers,
    connection: 'close',
    'accept-encoding': 'identity',
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  }
  const options = { method, lookup: pinning(allowed), maxHeaderSize: 16_384, headers: all, ...(signal && { signal }) }
  const told = { 'http.request.method': method, 'server.address': url.hostname }
  return inSpan(aroundHere()?.traces, `${method} outside`, 'CLIENT', told, async (span) => {
    const response = await new Promise<IncomingMessage>((settle, fail) => {
      const request = start(url, options, settle).on('error', fail)
      // Nobody asked to speak otherwise; unheard, it would end without an answer and without an error, and be waited for for ever.
      request.on('upgrade', (_, socket) => {
        socket.destroy()
        fail(new Error('upgrade'))
      })
      request.end(body)
    })
    span?.setAttribute('http.response.status_code', response.statusCode ?? 0)
    return response
  })
}

export interface Call {
  url: string
  method: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
  /** For all of it, from resolving to the last byte of the answer. */
  timeoutMs: number
  /** A longer answer is cut off there and counts as failed. */
  maxBytes: number
  allowed: BlockList
}
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** One request and its whole answer. Throws `outbound.address`, `outbound.tooLarge`, `outbound.timeout`, `outbound.failed`. */
export async function callOutside({ headers = {}, body, timeoutMs, maxBytes, ...asked }: Call): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await open({ ...asked, headers, body, signal })
    return { status: response.statusCode ?? 0, headers: response.headers, body: await readAnswer(response, maxBytes) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (signal.aborted) throw new Refusal('outbound.timeout', { seconds: Math.round(timeoutMs / 1000) })
    const { code, message } = error as NodeJS.ErrnoException
    throw new Refusal('outbound.failed', { why: (code ?? message).slice(0, 100) })
  }
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > maxBytes) {
      response.destroy()
      throw new Refusal('outbound.tooLarge', { limit: `${Math.round(maxBytes / 1024)} KB` })
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const MOST_STREAMED_BYTES = 2 * 1024 * 1024

/** The same as `fetch`, for what reads its answer while it comes (a model). Redirects are failures, an endless answer is cut off. */
export const fetchOutside =
  (allowed: BlockList): typeof fetch =>
  async (input, init) => {
    const response = await open({
      url: input instanceof Request ? input.url : String(input),
      method: init?.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? init.body : undefined,
      signal: init?.signal ?? undefined,
      allowed,
    })
    const status = response.statusCode ?? 500
    if (status >= 300 && status < 400) {
      response.destroy()
      throw new Error(`redirected (${status})`)
    }
    let bytes = 0
    response.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes > MOST_STREAMED_BYTES) response.destroy(new Error('the answer does not end'))
    })
    const headers = Object.entries(response.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    )
    return new Response(Readable.toWeb(response) as ReadableStream, { status: Math.max(200, status), headers })
  }
