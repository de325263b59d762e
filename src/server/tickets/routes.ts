import type { Route } from '../foundation/http/route.ts'
import { clockRoutes } from './routes/clocks.ts'

export const ticketRoutes: readonly Route[] = [...clockRoutes]
