import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Refusal } from '../../shared/refusals.ts'
import { CONTENT_SECURITY } from '../foundation/http/server.ts'

const built = join(import.meta.dirname, '../../../dist/web')
const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
}

/** Desk, widget and their assets as built into dist/web. Names with a hash in them may be kept for ever. */
export function servePages(server: FastifyInstance): void {
  server.get('/', async (_, reply) => reply.redirect('/desk'))
  for (const path of ['/desk', '/desk/*']) server.get(path, async (_, reply) => page(reply, 'src/desk/index.html'))
  for (const path of ['/portal/:shop', '/portal/:shop/*', '/help/:shop', '/help/:shop/*'])
    server.get(path, async (_, reply) => page(reply, PORTAL))
  server.get('/docs/api', async (_, reply) => page(reply, 'src/api-docs/index.html'))
  server.get('/widget.js', async (_, reply) => file(reply, 'widget.js', 'public, max-age=300'))
  server.get('/widget/*', async (request, reply) =>
    file(reply, `widget/${(request.params as { '*': string })['*']}`, 'public, max-age=31536000, immutable'),
  )
  server.get('/web/*', async (request, reply) =>
    file(reply, (request.params as { '*': string })['*'], 'public, max-age=31536000, immutable'),
  )
}

const PORTAL = 'src/portal/index.html'
const EMPTY = 'name="shopbell-session" content=""'
/** The portal with a customer's session written into it: for this one answer, to be kept by nobody. */
export const portalPage = (reply: FastifyReply, session: string) =>
  page(reply.header('cache-control', 'no-store'), PORTAL, (text) => text.replace(EMPTY, EMPTY.replace('""', `"${session}"`)))

function page(reply: FastifyReply, name: string, write: (text: string) => string = (text) => text) {
  const path = join(built, name)
  if (!existsSync(path)) throw new Refusal('request.notFound')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
  return reply
    .headers({ 'content-security-policy': CONTENT_SECURITY, 'content-type': types['.html']! })
    .send(write(readFileSync(path, 'utf8')))
}

function file(reply: FastifyReply, name: string, caching: string) {
  const path = normalize(join(built, name))
  const type = types[extname(path)]
  if (!path.startsWith(`${built}/`) || !type || !existsSync(path) || !statSync(path).isFile()) throw new Refusal('request.notFound')
  // Widgets are loaded from shops' pages.
  return reply
    .headers({
      'cache-control': caching,
      'content-type': type,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    .send(createReadStream(path))
}
