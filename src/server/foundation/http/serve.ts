import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Language, languageFor } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { demand } from '../actor.ts'
import type { Context, House } from '../house.ts'
import type { Identifier, Route } from './route.ts'

export const API = '/api/v1'

/** Puts a route table on the server: who calls, may they, is it well-formed, then the action or view. */
export function serveRoutes(server: FastifyInstance, house: House, routes: readonly Route[], identifiers: readonly Identifier[]): void {
  for (const route of routes.filter((one) => !one.signed)) serveRoute(server, house, route, identifiers)
  void server.register(async (scope) => {
    keepText(scope)
    for (const route of routes.filter((one) => one.signed)) serveRoute(scope, house, route, identifiers)
  })
}

/** Read as anywhere else, and kept as it came. */
function keepText(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error')
  scope.removeContentTypeParser('application/json')
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    request.text = body
    parse(request, body, done)
  })
}

function serveRoute(server: FastifyInstance, house: House, route: Route, identifiers: readonly Identifier[]): void {
  server.route({
    method: route.method,
    url: API + route.path,
    bodyLimit: route.limit ?? 65_536,
    handler: async (request, reply) => {
      // Before it runs, so that a route may say otherwise; a refusal always does.
      if (route.status) reply.code(route.status)
      const output = await answer(house, route, identifiers, request, reply)
      return reply.sent ? reply : reply.send(output ?? {})
    },
  })
}

async function answer(
  house: House,
  route: Route,
  identifiers: readonly Identifier[],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (route.who === 'public') {
    const visit = { house, language: languageFor(request.headers['accept-language']) }
    return route.run(visit, { ...asked(route, request, visit.language), request, reply } as never)
  }
  const { actor, language } = await caller(house, route.who, identifiers, request)
  request.language = language
  demand(actor, route.permission)
  const given = asked(route, request, language)
  const context: Context = { house, actor, language, idempotency: idempotency(route, request, given.params) }
  return route.run(context, { ...given, request, reply } as never)
}

async function caller(house: House, who: readonly string[], identifiers: readonly Identifier[], request: FastifyRequest) {
  for (const identifier of identifiers) {
    if (!who.includes(identifier.who)) continue
    const found = await identifier.identify(house, request)
    if (!found) continue
    if (identifier.who === 'staff' && request.method !== 'GET') requireOwnOrigin(house, request)
    return found
  }
  if (!who.includes('staff')) throw new Refusal('customerToken.invalid')
  throw new Refusal(Object.keys(request.cookies).length ? 'session.expired' : 'session.missing')
}

/** Cookies travel with requests of any site; only our own pages may use them to change something. */
export function requireOwnOrigin(house: House, request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (!origin) throw new Refusal('request.wrongOrigin')
  if (house.configuration.PUBLIC_URL && origin === new URL(house.configuration.PUBLIC_URL).origin) return
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Refusal('request.wrongOrigin')
}

/** A cursor is looked at by who reads it. */
function asked(route: Route, request: FastifyRequest, language: Language) {
  requireText(request.params, 'address')
  const { cursor: _, ...query } = (request.query ?? {}) as Record<string, unknown>
  requireText(query, 'query')
  if (!route.raw && !route.batch) requireText(request.body, 'body')
  return {
    params: parse(route.params, request.params, 'address', language),
    query: parse(route.query, request.query, 'query', language),
    body: route.raw ? undefined : parse(route.body, request.body ?? {}, 'body', language),
  }
}

/** Deeper than anything a schema asks for; each level of what reads a body is a call of its own. */
const DEEPEST = 40
/** No database keeps a NUL, and half a character is none: neither is text anybody wrote. */
function requireText(value: unknown, where: string, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new Refusal('request.invalid', { where })
  } else if (value !== null && typeof value === 'object') {
    if (depth > DEEPEST) throw new Refusal('request.invalid', { where })
    for (const [name, inner] of Object.entries(value)) {
      requireText(name, where)
      requireText(inner, where, depth + 1)
    }
  }
}

/** What is wrong with a field, in the reader's language. */
const explain = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError }

function parse(schema: z.ZodType | undefined, value: unknown, where: string, language: Language): unknown {
  if (!schema) return value
  const result = schema.safeParse(value, { error: explain[language] })
  if (result.success) return result.data
  // An id that isn't one names nothing: the same answer as for a foreign one.
  if (where === 'address') throw new Refusal('request.notFound')
  const issues = result.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: [where, ...issue.path].join('.'), code: issue.code, message: issue.message }))
  throw new Refusal('request.invalid', { where: issues[0]?.path ?? where }, issues)
}

function idempotency(route: Route, request: FastifyRequest, params: unknown): Context['idempotency'] {
  const key = request.headers['idempotency-key']
  if (request.method === 'GET' || typeof key !== 'string' || route.raw) return undefined
  if (key.length > 200 || !key) throw new Refusal('request.invalid', { where: 'Idempotency-Key' })
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([route.method, route.path, params, request.query, request.body]))
    .digest('base64url')
  return { key, fingerprint }
}
