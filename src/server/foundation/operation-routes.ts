import { z } from 'zod'
import { demand } from './actor.ts'
import { type Route, route } from './http/route.ts'

export const operationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/operations/dead-letters',
    who: ['staff', 'key'],
    permission: 'operations.read',
    summary: 'Reactions that failed for good, newest first',
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    reply: z.object({
      items: z.array(z.object({ id: z.string(), reaction: z.string(), eventId: z.string(), failedAt: z.string(), reason: z.string() })),
      next: z.null(),
    }),
    run: async ({ house, actor }, { query }) => {
      demand(actor, 'operations.read')
      const all = await house.jobs.dead(actor.merchantId, query.limit)
      return { items: all.map(({ failedAt, ...letter }) => ({ ...letter, failedAt: failedAt.toISOString() })), next: null }
    },
  }),
]
