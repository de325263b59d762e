import type { FastifyInstance } from 'fastify'
import { routes } from './all-routes.ts'
import { concerned } from './conversations/views.ts'
import { customerByToken, customerIdentifier } from './customers/identify.ts'
import { serveDemo } from './demo/storefront.ts'
import type { House } from './foundation/house.ts'
import { openapi } from './foundation/http/openapi.ts'
import { serveRoutes } from './foundation/http/serve.ts'
import { createServer } from './foundation/http/server.ts'
import { type Live, type LiveRooms, serveLive } from './foundation/live.ts'
import { keyIdentifier, staffByCookie, staffIdentifier } from './people/identify.ts'
import { serveChatPage } from './web/chat-page.ts'
import { serveFiles } from './web/files.ts'
import { serveHealth } from './web/health.ts'
import { servePages } from './web/pages.ts'
import { servePortalEntry } from './web/portal-entry.ts'

export const identifiers = [staffIdentifier, customerIdentifier, keyIdentifier]
export const VERSION = '0.1.0'

/** The whole web side of the house on one Fastify instance, not listening yet. `beatMs`: how often streams are looked at. */
export async function buildServer(house: House, beatMs?: number): Promise<{ server: FastifyInstance; live: Live }> {
  const server = await createServer(house)
  let live: Live | undefined
  serveRoutes(server, house, routes, identifiers)
  await server.register(async (scope) => {
    const rooms: LiveRooms = {
      byCookie: async (of, request) => (await staffByCookie(of, request))?.actor ?? null,
      byToken: async (of, token) => {
        const actor = (await customerByToken(of, token))?.actor
        return actor?.permissions.has('events.read') ? actor : null
      },
      concerned,
    }
    live = serveLive(scope, house, rooms, beatMs)
  })
  server.get('/openapi.json', async () => openapi(routes, VERSION))
  serveFiles(server, house)
  serveHealth(server, house)
  serveDemo(server, house)
  servePages(server, house)
  serveChatPage(server, house)
  servePortalEntry(server, house)
  await server.ready()
  return { server, live: live! }
}

/** Of a process that only works: how it is, and nothing else. */
export async function buildOperationServer(house: House): Promise<FastifyInstance> {
  const server = await createServer(house)
  serveHealth(server, house)
  return server
}
