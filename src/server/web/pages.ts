import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Refusal } from '../../shared/refusals.ts'
import type { House } from '../foundation/house.ts'
import { CONTENT_SECURITY } from '../foundation/http/server.ts'
import { staffByCookie } from '../people/identify.ts'

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

/** The mark on a browser's tab; the same drawing as the desk's own. */
const bell =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0f6b5c"/><path d="M16 6v3M9.500 20.500v-4.200a6.500 6.500 0 0 1 13 0v4.200l1.700 2.500H7.800z" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/><path d="M13.500 25.500a2.500 2.500 0 0 0 5 0z" fill="#f4b740"/></svg>'

/** Desk, widget and their assets as built into dist/web. Names with a hash in them may be kept for ever. */
export function servePages(server: FastifyInstance, house: House): void {
  server.get('/', async (_, reply) => reply.redirect('/desk'))
  server.get('/favicon.ico', async (_, reply) =>
    reply.headers({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }).send(bell),
  )
  // Where one has no account yet, or is not signed in to it.
  for (const path of ['/desk/sign-in', '/desk/join']) server.get(path, async (_, reply) => page(reply, 'src/desk/index.html'))
  // Whoever is not signed in is sent to the door at once: the page need not ask and be refused first.
  for (const path of ['/desk', '/desk/*'])
    server.get(path, async (request, reply) => {
      if (await staffByCookie(house, request)) return page(reply, 'src/desk/index.html')
      const wanted = /^\/desk\/./.test(request.url) ? `?to=${encodeURIComponent(request.url)}` : ''
      return reply.headers({ 'cache-control': 'no-store' }).redirect(`/desk/sign-in${wanted}`)
    })
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
