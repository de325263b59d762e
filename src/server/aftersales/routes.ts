import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import {
  aftersaleSchema,
  askSchema,
  caseStatusSchema,
  inspectionSchema,
  partSchema,
  planSchema,
  slotSchema,
} from '../../shared/wire/aftersales.ts'
import { addressSchema, customerSchema, orderSchema } from '../../shared/wire/commerce.ts'
import { askKindSchema } from '../../shared/wire/policy.ts'
import type { Context } from '../foundation/house.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { confirmPlan, decideAftersale, planAftersale, requestAftersale } from './actions.ts'
import { continueOwn, handleAftersale } from './handling.ts'
import { changeOwnAddress, ownProfile } from './own-profile.ts'
import { planned } from './planned.ts'
import { settled } from './settled.ts'
import { aftersale, aftersales, ownAftersale, ownAftersales, ownOrder, ownOrders } from './views.ts'
import { type Read, wireCase, wirePlan } from './wire.ts'

const desk = ['staff', 'key'] as const
const own = ['customer'] as const
const ofOrder = z.object({ id: id<'order'>() })
const ofCase = z.object({ id: id<'aftersale'>() })
const list = <Value extends z.ZodType<unknown, string>>(value: Value) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(','))
    .pipe(z.array(value).max(20))
const shown = (context: Context) => (read: Read) => wireCase(read, context.actor, context.language)
const parcel = z.strictObject({
  carrier: z.string().trim().max(60).nullable().default(null),
  trackingNumber: z.string().trim().min(1).max(80),
})
const handledVerbs = [
  'withdraw',
  'bookPickUp',
  'sendBack',
  'receive',
  'accept',
  'reject',
  'diagnose',
  'quote',
  'begin',
  'finishRepair',
  'dispatch',
] as const
const asked = z.strictObject({ ask: askSchema, confirmation: z.uuid().nullish(), conversation: id<'conversation'>().nullish() })

const deskRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/aftersales',
    who: desk,
    permission: aftersales.permission,
    summary: 'After-sales cases, newest first; `status` and `kind` take several, comma between',
    query: z.object({
      shop: id<'shop'>().optional(),
      order: id<'order'>().optional(),
      customer: id<'customer'>().optional(),
      status: list(caseStatusSchema).optional(),
      kind: list(askKindSchema).optional(),
      ...pageQuery,
    }),
    reply: pageOf(aftersaleSchema),
    run: async (context, { query: { status, kind, ...query } }) => {
      const { items, next } = await aftersales(context, { ...query, statuses: status, kinds: kind })
      return { items: items.map(shown(context)), next }
    },
  }),
  route({
    method: 'GET',
    path: '/aftersales/:id',
    who: desk,
    permission: aftersale.permission,
    summary: 'One case with its history, verdict and evidence',
    params: ofCase,
    reply: aftersaleSchema,
    run: async (context, { params }) => shown(context)(await aftersale(context, params.id)),
  }),
  route({
    method: 'POST',
    path: '/orders/:id/aftersales/plan',
    who: desk,
    permission: planAftersale.permission,
    summary: 'What would happen, what it would come to and why; nothing happens',
    params: ofOrder,
    body: z.strictObject({ ask: askSchema }),
    reply: planSchema,
    run: async (context, { params, body }) => wirePlan(await planned(context, { orderId: params.id, ask: body.ask }), context.language),
  }),
  route({
    method: 'POST',
    path: '/orders/:id/aftersales',
    who: desk,
    permission: requestAftersale.permission,
    summary:
      'Ask it of the order: done at once when the policy says so, looked at by a person when it says that, refused with the reason otherwise',
    params: ofOrder,
    body: asked,
    reply: aftersaleSchema,
    status: 201,
    run: async (context, { params, body }) => {
      const { id: made } = await requestAftersale(context, { orderId: params.id, ask: body.ask, conversationId: body.conversation ?? null })
      return shown(context)(await settled(context, made, aftersale))
    },
  }),
  route({
    method: 'POST',
    path: '/aftersales/:id/decide',
    who: ['staff'],
    permission: decideAftersale.permission,
    summary: 'Approve or refuse; an approval that pays out names the sum once more, in minor units',
    params: ofCase,
    body: z.strictObject({
      verb: z.enum(['approve', 'refuse', 'overrule', 'retry']),
      note: z.string().trim().max(2000).default(''),
      amount: z.int().nullable().default(null),
    }),
    reply: aftersaleSchema,
    run: async (context, { params, body }) => {
      await decideAftersale(context, { id: params.id, ...body })
      return shown(context)(await settled(context, params.id, aftersale))
    },
  }),
  route({
    method: 'POST',
    path: '/aftersales/:id/steps',
    who: desk,
    permission: handleAftersale.permission,
    summary: 'The next step of its life: receive, accept, reject, diagnose, quote, dispatch …',
    params: ofCase,
    body: z.strictObject({
      verb: z.enum(handledVerbs),
      note: z.string().trim().max(2000).default(''),
      parcel: parcel.nullable().default(null),
      quote: z.int().min(1).nullable().default(null),
      slot: slotSchema.nullable().default(null),
      inspection: inspectionSchema.nullable().default(null),
      parts: z.array(partSchema).max(40).default([]),
    }),
    reply: aftersaleSchema,
    run: async (context, { params, body }) => {
      await handleAftersale(context, { id: params.id, ...body })
      return shown(context)(await settled(context, params.id, aftersale))
    },
  }),
]

const ownRoutes: readonly Route[] = [
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
    path: '/my/orders/:id/plan',
    who: own,
    permission: planAftersale.permission,
    summary: 'What I can have and why, what it comes to and what I would have to do; nothing happens',
    params: ofOrder,
    body: z.strictObject({ ask: askSchema }),
    reply: planSchema,
    run: async (context, { params, body }) => wirePlan(await planned(context, { orderId: params.id, ask: body.ask }), context.language),
  }),
  route({
    method: 'POST',
    path: '/my/orders/:id/aftersales',
    who: own,
    permission: requestAftersale.permission,
    summary: 'Ask it of my order. When the assistant does, with the confirmation the customer has said yes to',
    params: ofOrder,
    body: asked,
    reply: aftersaleSchema,
    status: 201,
    run: async (context, { params, body }) => {
      const { id: made } = await requestAftersale(context, { orderId: params.id, ask: body.ask, confirmation: body.confirmation ?? null })
      return shown(context)(await settled(context, made, ownAftersale))
    },
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
      parcel: parcel.nullable().default(null),
      slot: slotSchema.nullable().default(null),
    }),
    reply: aftersaleSchema,
    run: async (context, { params, body }) => {
      await continueOwn(context, { id: params.id, ...body })
      return shown(context)(await settled(context, params.id, ownAftersale))
    },
  }),
]

export const aftersaleRoutes: readonly Route[] = [...deskRoutes, ...ownRoutes]
