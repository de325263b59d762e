import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { ownShopSchema, setupChangeSchema, setupSchema, shopStartSchema } from '../../shared/wire/setup.ts'
import { removeFile } from '../foundation/files.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { forgetSessions } from '../people/identify.ts'
import { freeSlug } from '../people/shops.ts'
import { changeSetup, startOwnShop, startShop } from './actions.ts'
import { setup } from './views.ts'

const who = ['staff'] as const

export const setupRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/setup',
    who,
    permission: setup.permission,
    summary: 'How far a new shop is on its way to the first message',
    reply: setupSchema,
    run: (context) => setup(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/setup',
    who,
    permission: changeSetup.permission,
    summary: 'Leave steps out, put the list away or take it out again',
    body: setupChangeSchema,
    run: (context, { body }) => changeSetup(context, body),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/setup',
    who,
    permission: startShop.permission,
    summary: 'Say what a shop is called, its language, currency and time zone',
    params: z.object({ shop: id<'shop'>() }),
    body: shopStartSchema,
    run: (context, { params, body }) => startShop(context, { shopId: params.shop, given: body }),
  }),
  route({
    method: 'POST',
    path: '/setup/own-shop',
    who,
    permission: startOwnShop.permission,
    summary: 'Remove everything of the demo, all shops and everybody else, and start with one empty shop; refused for what is no demo',
    body: ownShopSchema,
    reply: z.object({ shopId: id<'shop'>() }),
    async run({ house, actor, language }, { body }) {
      const { merchantId } = actor
      const everywhere = { ...actor, shopIds: await house.shopsOf(merchantId) }
      // Without its idempotency key: whoever asks again is told that there is no demo any more.
      const { shopId, files } = await startOwnShop(
        { house, actor: everywhere, language },
        { ...body, slug: await freeSlug(house, body.name) },
      )
      forgetSessions(house)
      for (const fileId of files) await removeFile(house, merchantId, fileId)
      return { shopId }
    },
  }),
]
