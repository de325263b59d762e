import { z } from 'zod'
import { demand } from './actor.ts'
import { streamEvent } from './event-frame.ts'
import { readCursor } from './events.ts'
import type { Context } from './house.ts'
import { type Route, route } from './http/route.ts'
import { eventsAfter } from './hub.ts'

async function missed(context: Context, { after, limit }: { after?: string | undefined; limit: number }) {
  const { house, actor } = context
  demand(actor, 'events.read')
  const start = after ? readCursor(house.hub.epoch, after) : house.hub.position
  const events = after ? await eventsAfter(house, actor, start, limit) : []
  const items = events.map((event) => streamEvent(house.hub, event, actor.customerId !== null))
  return { items, cursor: items.at(-1)?.cursor ?? house.hub.cursor(start), more: events.length === limit }
}

export const eventRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/events',
    who: ['staff', 'customer', 'key'],
    permission: 'events.read',
    summary: 'What the live stream carries, by polling: everything after a cursor, in order, nothing twice',
    query: z.object({ after: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(500).default(200) }),
    reply: z.object({
      items: z.array(z.object({ cursor: z.string(), name: z.string(), at: z.string(), data: z.unknown() })),
      cursor: z.string(),
      more: z.boolean(),
    }),
    run: (context, { query }) => missed(context, query),
  }),
]
