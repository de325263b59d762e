import type { FastifyInstance } from 'fastify'
import type { House } from '../foundation/house.ts'

/** A reader of the log that has not looked for this long is stuck; it looks four times a second. */
const STUCK_MS = 5_000

/** `/healthz`: the process lives. `/readyz`: it can write, and what happens reaches its streams. `/metrics`: how well. */
export function serveHealth(server: FastifyInstance, house: House): void {
  const { system } = house.database
  server.get('/healthz', async () => ({ ok: true }))
  server.get('/readyz', async (_, reply) => {
    const stream = performance.now() - house.hub.lookedAt < STUCK_MS
    const database = await system.query<{ writable: boolean }>('select not pg_is_in_recovery() as writable').then(
      ({ rows }) => rows[0]!.writable,
      () => false,
    )
    return reply.code(database && stream ? 200 : 503).send({ ok: database && stream, database, stream })
  })
  server.get('/metrics', async (_, reply) => {
    for (const { queue, count } of await house.jobs.waiting().catch(() => [])) house.metrics.jobsWaiting.set({ queue }, count)
    return reply.type(house.metrics.registry.contentType).send(await house.metrics.registry.metrics())
  })
}
