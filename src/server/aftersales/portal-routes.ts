import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { Refusal } from '../../shared/refusals.ts'
import { foundOrderSchema } from '../../shared/wire/portal.ts'
import { systemActor } from '../foundation/actor.ts'
import { publicRoute, type Route } from '../foundation/http/route.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { shopBySlug } from '../people/shops.ts'
import { findByNumber } from './find-order.ts'

/** Somebody who looks for their order tries a few times; a program tries thousands of numbers. */
const seekers = createThrottle(10, 15)
/** A refusal takes as long whatever was wrong: how long it took must not tell which numbers there are. */
const REFUSED_AFTER_MS = 300

export const portalRoutes: readonly Route[] = [
  // Public: who ordered without an account has nothing but the number and their own contact.
  publicRoute({
    method: 'POST',
    path: '/public/:shop/find-order',
    who: 'public',
    summary: 'Find an order by its number and a contact of its customer: opens a session of two hours that sees this order only',
    params: z.object({ shop: z.string().max(80) }),
    body: z.strictObject({ number: z.string().trim().min(1).max(80), contact: z.string().trim().min(1).max(200) }),
    reply: foundOrderSchema,
    status: 201,
    run: ({ house, language }, { params, body, request }) =>
      seekers.during(request.ip, async () => {
        const shop = await shopBySlug(house, params.shop)
        if (!shop) throw new Refusal('shop.notFound')
        const started = performance.now()
        const context = { house, actor: systemActor(shop.merchantId, [shop.id]), language }
        const found = await findByNumber(context, { shopId: shop.id, ...body })
        if (found) return found
        await pause(Math.max(0, REFUSED_AFTER_MS - (performance.now() - started)))
        throw new Refusal('order.notProven')
      }),
  }),
]
