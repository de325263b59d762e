import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Language, languageFor } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { isUnreachable } from '../database/database.ts'
import type { House } from '../house.ts'
import { newId } from '../new-id.ts'
import { traceRequests } from './trace-requests.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller's own language once known; until then what their browser asks for. */
    language: Language | null
    /** The body as it came, for routes that look at its signature. */
    text: string | null
  }
}

/** For our own pages: nothing inline, nothing from elsewhere. */
export const CONTENT_SECURITY =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The web server without routes: security headers, error replies in the reader's language, metrics. */
export async function createServer(house: House): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: 65_536,
    forceCloseConnections: 'idle',
    trustProxy: Boolean(house.configuration.PUBLIC_URL),
    requestTimeout: 60_000,
    // Who takes in nothing of an answer for this long has gone without a word.
    connectionTimeout: 120_000,
    // An address that can't be read, or holds more than any name: it names nothing.
    frameworkErrors: (_, request, reply) =>
      refuse(request as FastifyRequest, reply as FastifyReply, new Refusal('request.notFound')) as never,
  })
  server.decorateRequest('language', null)
  server.decorateRequest('text', null)
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 5 } })
  await server.register(websocket, { options: { maxPayload: 16_384, perMessageDeflate: false } })
  if (house.traces) traceRequests(server, house.traces)
  // With `done`, not a promise each: every request passes here, and none of them waits for anything.
  server.addHook('onRequest', (_, reply, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    done()
  })
  server.addHook('onSend', (request, reply, _, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    house.metrics.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
    done()
  })
  server.setNotFoundHandler((request, reply) => refuse(request, reply, new Refusal('request.notFound')))
  server.setErrorHandler((error: FastifyError, request, reply) => refuse(request, reply, asRefusal(house, error)))
  allowWidgets(server)
  return server
}

/** Widgets live on shops' own pages. They carry a token instead of cookies, so any origin may call what is theirs. */
function allowWidgets(server: FastifyInstance): void {
  const open = /^\/api\/v1\/(widget\/|events|files|my\/complaints\?|public\/[^/?]+\/glossary\?)/
  server.addHook('onRequest', (request, reply, done) => {
    if (!open.test(request.url)) return done()
    reply.header('access-control-allow-origin', '*')
    if (request.method !== 'OPTIONS') return done()
    reply.headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key, accept-language',
      'access-control-max-age': '86400',
    })
    void reply.code(204).send()
  })
}

function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const language = request.language ?? languageFor(request.headers['accept-language'])
  // An outage passes: programs ask again in a moment.
  const seconds = refusal.status === 503 ? 1 : refusal.values.seconds
  if (seconds !== undefined) reply.header('retry-after', String(seconds))
  return reply.code(refusal.status).header('cache-control', 'no-store').send(refusal.body(language))
}

/** Everything that isn't a refusal is a bug or an outage: told without its insides, recorded with them under a reference. */
function asRefusal(house: House, error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  const { code, statusCode } = error
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE')
    return new Refusal('request.tooLarge', { limit: code === 'FST_REQ_FILE_TOO_LARGE' ? '20 MB' : '64 KB' })
  if (statusCode === 415 || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return new Refusal('request.unsupportedType')
  // What reads uploads says so in words only.
  if (/^Multipart: |multipart data$/.test(error.message)) return new Refusal('request.invalid', { where: 'body' })
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal('request.invalid', { where: 'body' })
  if (isUnreachable(error)) return new Refusal('database.unreachable')
  const reference = newId().slice(-12)
  house.log.error({ reference, message: error.message, code, stack: error.stack }, 'unexpected failure')
  return new Refusal('server.failed', { reference })
}
