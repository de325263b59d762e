import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { alertSchema } from '../../../shared/wire/alerts.ts'
import { clockCodes, counts, rungs } from '../../../shared/wire/case-words.ts'
import { clockworkSchema, runningClockSchema, severitySchema, subjectKinds } from '../../../shared/wire/clocks.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { publishClockwork, seeAlert } from '../actions/clocks.ts'
import { alerts, clockwork, liveClocks, whatIf } from '../views/clocks.ts'

const who = ['staff', 'key'] as const
const params = z.object({ shop: id<'shop'>() })
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const code = z.enum(clockCodes)
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const clockRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/clockwork',
    who,
    permission: clockwork.permission,
    summary: "The shop's hours, holidays, night duty and clocks",
    params,
    reply: z.object({ shopId: id<'shop'>(), version: z.int(), content: clockworkSchema }),
    run: (context, asked) => clockwork(context, asked.params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/clockwork',
    who,
    permission: publishClockwork.permission,
    summary: 'Publish new hours and clocks; running business clocks go over to the new hours from now on',
    params,
    body: z.strictObject({ content: clockworkSchema, basedOn: z.int().min(0) }),
    reply: z.object({ version: z.int() }),
    run: (context, asked) => publishClockwork(context, { shopId: asked.params.shop, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/clockwork/what-if',
    who,
    permission: whatIf.permission,
    summary: 'When a clock that started at a moment would warn and end, and who would be told; nothing happens',
    params,
    body: z.strictObject({
      code,
      at: moment,
      dueAt: moment.nullable().default(null),
      channel: z.string().max(40).nullable().default(null),
      severity: severitySchema.nullable().default(null),
      customerTags: z.array(z.string().max(60)).max(50).default([]),
      content: clockworkSchema.nullable().default(null),
    }),
    reply: z.object({
      counts: z.enum(counts),
      startedAt: z.string(),
      dueAt: z.string(),
      open: z.boolean(),
      rungs: z.array(
        z.object({
          rung: z.enum(rungs),
          at: z.string(),
          open: z.boolean(),
          told: z.array(z.object({ id: id<'staff'>(), name: z.string() })),
        }),
      ),
    }),
    run: (context, { params: { shop }, body: { channel, severity, customerTags, ...body } }) =>
      whatIf(context, { shopId: shop, ...body, fits: { channel, severity, customerTags } }),
  }),
  route({
    method: 'GET',
    path: '/clocks',
    who,
    permission: liveClocks.permission,
    summary: 'Clocks that run or wait, what runs out first first; `mine` only the reader’s own',
    query: z.object({ shop: id<'shop'>().optional(), mine: flag.default(false), limit: pageQuery.limit }),
    reply: pageOf(
      runningClockSchema.extend({
        shopId: id<'shop'>(),
        subjectKind: z.enum(subjectKinds),
        subjectId: z.string(),
        conversationId: id<'conversation'>().nullable(),
        ownerId: id<'staff'>().nullable(),
      }),
    ),
    run: (context, { query }) => liveClocks(context, query),
  }),
  route({
    method: 'GET',
    path: '/alerts',
    who: ['staff'],
    permission: alerts.permission,
    summary: 'My warnings I have not seen, newest first',
    query: z.object({ limit: pageQuery.limit }),
    reply: pageOf(alertSchema),
    run: (context, { query }) => alerts(context, query),
  }),
  route({
    method: 'POST',
    path: '/alerts/:id/seen',
    who: ['staff'],
    permission: seeAlert.permission,
    summary: 'I have seen it, and what came before about the same clock',
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({}),
    run: (context, asked) => seeAlert(context, asked.params.id),
  }),
]
