import { z } from 'zod'
import { closingResults } from '../../shared/closing.ts'
import { id } from '../../shared/ids.ts'
import { closingSchema, closingSettingsSchema, shownClosingSettingsSchema } from '../../shared/wire/closing.ts'
import { pageOf } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { changeClosing, closing, closingSettings, closings } from './closing.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'conversation'>() })
const ofShop = z.object({ shop: id<'shop'>() })

export const closingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations/:id/closing',
    who,
    permission: closing.permission,
    summary: 'What is to be thought of before it is closed: the summary the shop asks for, what of a farewell is missing',
    params,
    reply: closingSchema,
    run: (context, asked) => closing(context, asked.params.id),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/closings',
    who,
    permission: closings.permission,
    summary: 'How it ended each time it was closed with a summary, the last one first (at most twenty)',
    params,
    reply: pageOf(
      z.object({
        seq: z.int(),
        staffName: z.string().nullable(),
        category: z.string().nullable(),
        result: z.enum(closingResults).nullable(),
        followUp: z.string(),
        at: z.string(),
      }),
    ),
    run: async (context, asked) => ({ items: await closings(context, asked.params.id), next: null }),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/closing',
    who,
    permission: closingSettings.permission,
    summary: 'What the shop asks of whoever closes a conversation',
    params: ofShop,
    reply: shownClosingSettingsSchema,
    run: (context, asked) => closingSettings(context, asked.params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/closing',
    who,
    permission: changeClosing.permission,
    summary: 'Change what is asked at closing: summary, categories, farewell',
    params: ofShop,
    body: closingSettingsSchema,
    run: (context, { params: { shop }, body }) => changeClosing(context, { shopId: shop, settings: body }),
  }),
]
