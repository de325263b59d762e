import { z } from 'zod'
import { deliverySchema, deliveryStatuses, webhookInputSchema, webhookSchema } from '../../shared/wire/webhooks.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { changeWebhook, createWebhook, removeWebhook, renewSecret, replayDelivery } from './actions.ts'
import { deliveries, webhooks } from './views.ts'

const params = z.object({ id: z.uuid() })
const secretSchema = z.object({ id: z.uuid(), secret: z.string() })
const permission = webhooks.permission
const who = ['staff', 'key'] as const

export const webhookRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/webhooks',
    who,
    permission,
    summary: 'Whom the merchant tells of events',
    reply: pageOf(webhookSchema),
    run: (context) => webhooks(context, {}),
  }),
  route({
    method: 'POST',
    path: '/webhooks',
    who,
    permission,
    summary: 'Add a webhook; its signing secret is shown once',
    body: webhookInputSchema,
    reply: secretSchema,
    status: 201,
    // Without its idempotency key: an answer kept for repetition would keep the secret too.
    run: (context, { body }) => createWebhook({ ...context, idempotency: undefined }, body),
  }),
  route({
    method: 'PUT',
    path: '/webhooks/:id',
    who,
    permission,
    summary: 'Change a webhook, or switch it off and on',
    params,
    body: webhookInputSchema,
    run: (context, { params: { id }, body }) => changeWebhook(context, { id, input: body }),
  }),
  route({
    method: 'DELETE',
    path: '/webhooks/:id',
    who,
    permission,
    summary: 'Remove a webhook and its log',
    params,
    run: (context, { params: { id } }) => removeWebhook(context, id),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:id/secret',
    who,
    permission,
    summary: 'A new signing secret, shown once; the one before signs too for a day',
    params,
    reply: secretSchema,
    run: (context, { params: { id } }) => renewSecret({ ...context, idempotency: undefined }, id),
  }),
  route({
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    who,
    permission,
    summary: 'What was sent and how it went, newest first',
    params,
    query: z.object({ ...pageQuery, status: z.enum(deliveryStatuses).optional() }),
    reply: pageOf(deliverySchema),
    run: (context, { params: { id }, query }) => deliveries(context, { id, ...query }),
  }),
  route({
    method: 'POST',
    path: '/deliveries/:id/replay',
    who,
    permission,
    summary: 'Send it again now, under the same id',
    params,
    run: (context, { params: { id } }) => replayDelivery(context, id),
  }),
]
