import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { customerInputSchema } from '../../shared/wire/commerce.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { importCustomers, openCustomerSession } from './actions.ts'
import { upsertRoute } from './upsert-route.ts'

/** Profiles say how many orders and conversations there are, so their routes stand with the room that knows: `conversations/profile-routes.ts`. */
export const customerRoutes: readonly Route[] = [
  upsertRoute('/shops/:shop/customers', 'Bring customers up to date; the same again changes nothing', customerInputSchema, importCustomers),
  route({
    method: 'POST',
    path: '/customers/:id/session',
    who: ['key'],
    permission: openCustomerSession.permission,
    summary: "Open a session as this customer, for a shop's own back end",
    params: z.object({ id: id<'customer'>() }),
    body: z.strictObject({ for: z.enum(['customer', 'assistant']).default('customer') }),
    reply: z.object({ token: z.string() }),
    status: 201,
    // Without its idempotency key: an answer kept for repetition would keep the token too. A second call opens a second session.
    run: (context, { params, body }) =>
      openCustomerSession({ ...context, idempotency: undefined }, { id: params.id, forAssistant: body.for === 'assistant' }),
  }),
]
