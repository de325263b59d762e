import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { aftersaleSchema, caseStatusSchema, inspectionSchema, partSchema, slotSchema, waybillSchema } from '../../shared/wire/aftersales.ts'
import { askKindSchema } from '../../shared/wire/policy.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { decideAftersale } from './actions.ts'
import { nameBatch } from './beside.ts'
import { handleAftersale } from './handling.ts'
import { settled } from './settled.ts'
import { aftersale, aftersales, casesWaiting } from './views.ts'
import { shown } from './wire.ts'

const desk = ['staff', 'key'] as const
const ofCase = z.object({ id: id<'aftersale'>() })
const list = <Value extends z.ZodType<unknown, string>>(value: Value) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(','))
    .pipe(z.array(value).max(20))
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

export const aftersaleRoutes: readonly Route[] = [
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
    path: '/aftersales/waiting',
    who: desk,
    permission: casesWaiting.permission,
    summary: 'How many cases there are of each status that is not the end, up to a thousand of a shop',
    query: z.object({ shop: id<'shop'>().optional() }),
    reply: z.object({ items: z.array(z.object({ status: caseStatusSchema, count: z.int() })), next: z.null() }),
    run: (context, { query }) => casesWaiting(context, query),
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
      parcel: waybillSchema.nullable().default(null),
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
  route({
    method: 'PUT',
    path: '/aftersales/:id/batch',
    who: desk,
    permission: nameBatch.permission,
    summary: 'Which batch the goods are of, as printed on them; null = not known',
    params: ofCase,
    body: z.strictObject({ batch: z.string().trim().min(1).max(60).nullable() }),
    reply: aftersaleSchema,
    run: async (context, { params, body }) => {
      await nameBatch(context, { id: params.id, ...body })
      return shown(context)(await aftersale(context, params.id))
    },
  }),
]
