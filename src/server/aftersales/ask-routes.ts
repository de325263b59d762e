import { z } from 'zod'
import { type AftersaleId, id } from '../../shared/ids.ts'
import { aftersaleSchema, askSchema, planSchema } from '../../shared/wire/aftersales.ts'
import { orderOptionsSchema } from '../../shared/wire/portal.ts'
import type { Action } from '../foundation/action.ts'
import { type Caller, type Route, route } from '../foundation/http/route.ts'
import { planAftersale, requestAftersale } from './actions.ts'
import { orderOptions } from './options.ts'
import { planned } from './planned.ts'
import { settled } from './settled.ts'
import { aftersale, ownAftersale } from './views.ts'
import { type Read, shown, wirePlan } from './wire.ts'

interface Way {
  who: readonly Exclude<Caller, 'public'>[]
  options: string
  plan: string
  ask: string
  read: Action<AftersaleId, Read>
}
const params = z.object({ id: id<'order'>() })
const asked = z.strictObject({ ask: askSchema, confirmation: z.uuid().nullish(), conversation: id<'conversation'>().nullish() })

/** What can be asked, a plan, then the asking: the same for everybody who may ask, each by their own way in. */
const ways = ({ who, options, plan, ask, read }: Way): Route[] => [
  route({
    method: 'GET',
    path: options,
    who,
    permission: orderOptions.permission,
    summary: 'What can be asked of the order, and why not',
    params,
    reply: orderOptionsSchema,
    run: (context, { params }) => orderOptions(context, { id: params.id, language: context.language }),
  }),
  route({
    method: 'POST',
    path: plan,
    who,
    permission: planAftersale.permission,
    summary: 'What would happen, what it would come to, why, and what would be left to do; nothing happens',
    params,
    body: z.strictObject({ ask: askSchema }),
    reply: planSchema,
    run: async (context, { params, body }) => wirePlan(await planned(context, { orderId: params.id, ask: body.ask }), context.language),
  }),
  route({
    method: 'POST',
    path: ask,
    who,
    permission: requestAftersale.permission,
    summary:
      'Ask it of the order: done at once when the policy says so, looked at by a person when it says that, refused with the reason otherwise. The assistant names the confirmation its customer has said yes to',
    params,
    body: asked,
    reply: aftersaleSchema,
    status: 201,
    run: async (context, { params, body: { ask, confirmation = null, conversation = null } }) => {
      // Staff say which conversation a case came from; a customer's own belongs to the one that is open.
      const conversationId = context.actor.customerId === null ? conversation : null
      const made = await requestAftersale(context, { orderId: params.id, ask, confirmation, conversationId })
      return shown(context)(await settled(context, made.id, read))
    },
  }),
]

export const askRoutes: readonly Route[] = [
  ...ways({
    who: ['staff', 'key'],
    options: '/orders/:id/options',
    plan: '/orders/:id/aftersales/plan',
    ask: '/orders/:id/aftersales',
    read: aftersale,
  }),
  ...ways({
    who: ['customer'],
    options: '/my/orders/:id/options',
    plan: '/my/orders/:id/plan',
    ask: '/my/orders/:id/aftersales',
    read: ownAftersale,
  }),
]
