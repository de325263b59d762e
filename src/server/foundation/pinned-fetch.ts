import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { BlockList } from 'node:net'
import { Readable } from 'node:stream'
import { checkUrl, pinning } from './outbound.ts'

const MOST_BYTES = 2 * 1024 * 1024

/**
 * `fetch` for an address a merchant has typed: looked at, resolved once and connected to exactly what was looked at. Redirects are failures,
 * an endless answer is cut off.
 */
export const pinnedFetch =
  (allowed: BlockList): typeof fetch =>
  async (input, init) => {
    const url = checkUrl(input instanceof Request ? input.url : String(input), allowed)
    const body = typeof init?.body === 'string' ? init.body : ''
    const response = await new Promise<IncomingMessage>((settle, fail) => {
      const start = url.protocol === 'https:' ? requestHttps : requestHttp
      const request = start(
        url,
        {
          method: init?.method ?? 'GET',
          lookup: pinning(allowed),
          maxHeaderSize: 16_384,
          ...(init?.signal && { signal: init.signal }),
          headers: {
            ...Object.fromEntries(new Headers(init?.headers)),
            connection: 'close',
            'accept-encoding': 'identity',
            'content-length': Buffer.byteLength(body),
          },
        },
        settle,
      )
      request.on('error', fail)
      request.end(body)
    })
    const status = response.statusCode ?? 500
    if (status >= 300 && status < 400) {
      response.destroy()
      throw new Error(`redirected (${status})`)
    }
    let bytes = 0
    response.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes > MOST_BYTES) response.destroy(new Error('the answer does not end'))
    })
    const headers = Object.entries(response.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    )
    return new Response(Readable.toWeb(response) as ReadableStream, { status: Math.max(200, status), headers })
  }
