import type { Route } from '../foundation/http/route.ts'
import { clockRoutes } from './routes/clocks.ts'
import { commitmentRoutes } from './routes/commitments.ts'
import { inTimeRoutes } from './routes/in-time.ts'
import { ticketDeskRoutes } from './routes/tickets.ts'

export const ticketRoutes: readonly Route[] = [...clockRoutes, ...commitmentRoutes, ...inTimeRoutes, ...ticketDeskRoutes]
