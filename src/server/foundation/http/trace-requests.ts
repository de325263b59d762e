import type { Span } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'
import { fail, type Traces, within } from '../traces.ts'

declare module 'fastify' {
  interface FastifyRequest {
    span: Span | null
  }
}

/** A span for each request: its route as it is written down and how it ended; nothing of what was asked. */
export function traceRequests(server: FastifyInstance, traces: Traces): void {
  server.decorateRequest('span', null)
  server.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? 'none'
    const parent = request.headers.traceparent
    request.span = traces.begin(
      `${request.method} ${route}`,
      'SERVER',
      { 'http.request.method': request.method, 'http.route': route },
      typeof parent === 'string' ? parent : undefined,
    )
  })
  // Not earlier: what runs when a body has been read belongs to its socket.
  server.addHook('preHandler', (request, _, done) => (request.span ? within({ traces, span: request.span }, done) : done()))
  server.addHook('onResponse', async ({ span }, { statusCode }) => {
    if (span && statusCode >= 500) fail(span, String(statusCode))
    span?.setAttribute('http.response.status_code', statusCode).end()
  })
}
