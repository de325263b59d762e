import type { FastifyInstance } from 'fastify'
import type { House } from '../foundation/house.ts'

/** A reader of the log that has not looked for this long is stuck; it looks four times a second. */
const STUCK_MS = 5_000

/** `/healthz`: the process lives. `/readyz`: what is written is kept, and what happens reaches its streams. `/metrics`: how well. */
export function serveHealth(server: FastifyInstance, house: House): void {
  server.get('/healthz', async () => ({ ok: true }))
  server.get('/readyz', async (_, reply) => {
    const stream = performance.now() - house.hub.lookedAt < STUCK_MS
    const database = await house.writes.work()
    return reply.code(database && stream ? 200 : 503).send({ ok: database && stream, database, stream })
  })
  server.get('/metrics', async (_, reply) => {
    for (const { queue, count, oldestSeconds } of await house.jobs.waiting().catch(() => [])) {
      house.metrics.jobsWaiting.set({ queue }, count)
      house.metrics.jobsOldest.set({ queue }, oldestSeconds)
    }
    return reply.type(house.metrics.registry.contentType).send(await house.metrics.registry.metrics())
  })
}
