import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { abilitySchema, presenceDaySchema, routedStaffSchema, routingSchema } from '../../shared/wire/routing.ts'
import { pageOf } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { changeAbility, changeRouting } from './actions.ts'
import { presenceDays, routedStaff, routing } from './views.ts'

const who = ['staff', 'key'] as const
const params = z.object({ shop: id<'shop'>() })
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const LONGEST_MS = 8 * 86_400_000

export const routingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/routing',
    who,
    permission: routing.permission,
    summary: 'How waiting customers find somebody: automatic or not, after which silence they are taken back, which skills there are',
    params,
    reply: routingSchema,
    run: (context, asked) => routing(context, asked.params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/routing',
    who,
    permission: changeRouting.permission,
    summary: 'Change how waiting customers find somebody',
    params,
    body: routingSchema,
    run: (context, { params: { shop }, body }) => changeRouting(context, { shopId: shop, routing: body }),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/routing/staff',
    who,
    permission: routedStaff.permission,
    summary: 'Who works for the shop: presence, load, skills and languages',
    params,
    reply: pageOf(routedStaffSchema),
    run: (context, asked) => routedStaff(context, asked.params.shop),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/presence',
    who,
    permission: presenceDays.permission,
    summary: 'Who was there when, between two moments at most eight days apart',
    params,
    query: z
      .object({ from: moment, to: moment })
      // What is no moment was refused already, and is still a text here.
      .refine(({ from, to }) => from < to && Number(to) - Number(from) <= LONGEST_MS, { path: ['to'], message: 'at most eight days' }),
    reply: pageOf(presenceDaySchema),
    run: (context, { params: { shop }, query }) => presenceDays(context, { shopId: shop, ...query }),
  }),
  route({
    method: 'PUT',
    path: '/team/:id/ability',
    who,
    permission: changeAbility.permission,
    summary: 'What somebody can do: how many at once, skills, languages (none = every one)',
    params: z.object({ id: id<'staff'>() }),
    body: abilitySchema,
    run: (context, { params: { id: staffId }, body }) => changeAbility(context, { staffId, ability: body }),
  }),
]
