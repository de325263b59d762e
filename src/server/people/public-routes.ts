import { z } from 'zod'
import { Refusal } from '../../shared/refusals.ts'
import { publicShopSchema } from '../../shared/wire/portal.ts'
import { publicRoute, type Route } from '../foundation/http/route.ts'
import { shopBySlug } from './shops.ts'

export const publicShopRoutes: readonly Route[] = [
  // Public: its own pages show all of this to everyone.
  publicRoute({
    method: 'GET',
    path: '/public/:shop',
    who: 'public',
    summary: 'A shop as its customers see it',
    params: z.object({ shop: z.string().max(80) }),
    reply: publicShopSchema,
    run: async ({ house }, { params }) => {
      const shop = await shopBySlug(house, params.shop)
      if (!shop) throw new Refusal('shop.notFound')
      const { slug, name, color, language, currency, timeZone, publicKey } = shop
      return { slug, name, color, language, currency, timeZone, publicKey }
    },
  }),
]
