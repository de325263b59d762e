import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { aftersaleSchema, slotSchema, waybillSchema } from '../../shared/wire/aftersales.ts'
import { addressSchema, customerSchema, orderSchema } from '../../shared/wire/commerce.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { confirmPlan } from './actions.ts'
import { urgeOwn } from './beside.ts'
import { continueOwn } from './handling.ts'
import { changeOwnAddress, ownProfile } from './own-profile.ts'
import { settled } from './settled.ts'
import { ownAftersale, ownAftersales, ownOrder, ownOrders } from './views.ts'
import { shown } from './wire.ts'

const own = ['customer'] as const
const ofOrder = z.object({ id: id<'order'>() })
const ofCase = z.object({ id: id<'aftersale'>() })

/** What a customer may of their own, in the portal, the widget and through the assistant. */
export const ownRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/my/profile',
    who: own,
    permission: ownProfile.permission,
    summary: 'What the shop knows of me',
    reply: customerSchema,
    run: (context) => ownProfile(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/my/address',
    who: own,
    permission: changeOwnAddress.permission,
    summary: 'Change my default address; orders on their way keep theirs',
    body: addressSchema,
    reply: customerSchema,
    run: async (context, { body }) => {
      await changeOwnAddress(context, body)
      return ownProfile(context, {})
    },
  }),
  route({
    method: 'GET',
    path: '/my/orders',
    who: own,
    permission: ownOrders.permission,
    summary: 'My orders, newest first',
    query: z.object(pageQuery),
    reply: pageOf(orderSchema),
    run: (context, { query }) => ownOrders(context, query),
  }),
  route({
    method: 'GET',
    path: '/my/orders/:id',
    who: own,
    permission: ownOrder.permission,
    summary: 'One of my orders',
    params: ofOrder,
    reply: orderSchema,
    run: (context, { params }) => ownOrder(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/my/confirmations/:id/yes',
    who: own,
    permission: confirmPlan.permission,
    summary: 'My yes to exactly what was shown to me',
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({}),
    run: (context, { params }) => confirmPlan(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/my/aftersales',
    who: own,
    permission: ownAftersales.permission,
    summary: 'What I asked for, newest first',
    query: z.object({ order: id<'order'>().optional(), ...pageQuery }),
    reply: pageOf(aftersaleSchema),
    run: async (context, { query }) => {
      const { items, next } = await ownAftersales(context, query)
      return { items: items.map(shown(context)), next }
    },
  }),
  route({
    method: 'GET',
    path: '/my/aftersales/:id',
    who: own,
    permission: ownAftersale.permission,
    summary: 'One of them, with its history',
    params: ofCase,
    reply: aftersaleSchema,
    run: async (context, { params }) => shown(context)(await ownAftersale(context, params.id)),
  }),
  route({
    method: 'POST',
    path: '/my/aftersales/:id/steps',
    who: own,
    permission: continueOwn.permission,
    summary: 'My part: withdraw, say that it is sent back, agree to a price or decline it',
    params: ofCase,
    body: z.strictObject({
      verb: z.enum(['withdraw', 'bookPickUp', 'sendBack', 'consent', 'decline']),
      note: z.string().trim().max(2000).default(''),
      parcel: waybillSchema.nullable().default(null),
      slot: slotSchema.nullable().default(null),
    }),
    reply: aftersaleSchema,
    run: async (context, { params, body }) => {
      await continueOwn(context, { id: params.id, ...body })
      return shown(context)(await settled(context, params.id, ownAftersale))
    },
  }),
  route({
    method: 'POST',
    path: '/my/aftersales/:id/urge',
    who: own,
    permission: urgeOwn.permission,
    summary: 'Ask for it to go on, once a day, while it is the shop’s turn',
    params: ofCase,
    body: z.strictObject({}),
    reply: aftersaleSchema,
    run: async (context, { params }) => {
      await urgeOwn(context, params.id)
      return shown(context)(await ownAftersale(context, params.id))
    },
  }),
]
