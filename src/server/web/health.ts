import type { FastifyInstance } from 'fastify'
import type { House } from '../foundation/house.ts'

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: how well. */
export function serveHealth(server: FastifyInstance, house: House): void {
  server.get('/healthz', async () => ({ ok: true }))
  server.get('/readyz', async (_, reply) => {
    try {
      await house.database.system.query('select 1')
      return { ok: true }
    } catch {
      return reply.code(503).send({ ok: false, database: false })
    }
  })
  server.get('/metrics', async (_, reply) => reply.type(house.metrics.registry.contentType).send(await house.metrics.registry.metrics()))
}
