import { z } from 'zod'
import type { ShopId } from '../../shared/ids.ts'
import { type Language, languageSchema } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { policySectionSchema } from '../../shared/wire/portal.ts'
import { view } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import { publicRoute, type Route } from '../foundation/http/route.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { shopBySlug } from '../people/shops.ts'
import { shopOf } from '../people/steps.ts'
import { publicPolicyText } from './public-text.ts'
import { currentPolicy } from './steps.ts'

const readers = createThrottle(120, 120)

const text = view('policy.read', async (db, { shopId, language }: { shopId: ShopId; language: Language }) => {
  const { currency } = await shopOf(db, shopId)
  const policy = await currentPolicy(db, shopId)
  return {
    items: publicPolicyText(policy, language, currency),
    next: null,
    version: policy.version,
    since: policy.version ? policy.at.toISOString() : null,
  }
})

export const publicPolicyRoutes: readonly Route[] = [
  // Public: customers read it before they buy.
  publicRoute({
    method: 'GET',
    path: '/public/:shop/policy',
    who: 'public',
    summary: 'The policy as customers read it, written from the very settings that judge',
    params: z.object({ shop: z.string().max(80) }),
    query: z.object({ language: languageSchema.optional() }),
    reply: z.object({ items: z.array(policySectionSchema), next: z.null(), version: z.int(), since: z.string().nullable() }),
    run: ({ house, language }, { params, query, request }) =>
      readers.during(request.ip, async () => {
        const shop = await shopBySlug(house, params.shop)
        if (!shop) throw new Refusal('shop.notFound')
        const context = { house, actor: systemActor(shop.merchantId, [shop.id]), language }
        return text(context, { shopId: shop.id, language: query.language ?? language })
      }),
  }),
]
