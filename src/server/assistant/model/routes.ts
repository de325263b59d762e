import { z } from 'zod'
import { type ConversationId, id } from '../../../shared/ids.ts'
import { conversationOf } from '../../conversations/steps.ts'
import { view } from '../../foundation/action.ts'
import { page, pageOf, pageQuery, readKey } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { listRuns } from '../store/model.ts'
import { probeModel } from './probe.ts'
import { changeModel, modelSettings } from './settings.ts'

const baseUrl = z.string().trim().min(1).max(300)
const model = z.string().trim().min(1).max(120)
const key = z.string().trim().min(1).max(500).nullable().optional()

const runs = view(
  'conversations.watch',
  async (db, { conversationId, cursor, limit }: { conversationId: ConversationId; cursor?: string | undefined; limit: number }) => {
    const { id: own } = await conversationOf(db, conversationId)
    const rows = await listRuns(db, own, readKey(z.tuple([z.uuid()]), cursor)?.[0] ?? null, limit)
    return page(
      rows,
      limit,
      (row) => ({ ...row, at: row.at.toISOString() }),
      (row) => [row.id],
    )
  },
)

export const modelRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/model',
    who: ['staff'],
    permission: modelSettings.permission,
    summary: 'The language model that is set up; its key is never given back',
    reply: z.object({ baseUrl: z.string(), model: z.string(), hasKey: z.boolean(), enabled: z.boolean(), turnsPerDay: z.int() }),
    run: (context) => modelSettings(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/model',
    who: ['staff'],
    permission: changeModel.permission,
    summary: 'Set up a model that speaks the OpenAI dialect. A `key` left out stays, unless the address moves to another host',
    body: z.strictObject({
      baseUrl,
      model,
      key,
      enabled: z.boolean().default(true),
      turnsPerDay: z.int().min(0).max(1_000_000).default(2_000),
    }),
    run: (context, { body }) => changeModel(context, body),
  }),
  route({
    method: 'POST',
    path: '/model/probe',
    who: ['staff'],
    permission: probeModel.permission,
    summary: 'Try it: does it answer, how soon, can it use tools. What is left out is taken from what is set up',
    body: z.strictObject({ baseUrl: baseUrl.optional(), model: model.optional(), key }),
    reply: z.object({ reachable: z.boolean(), tools: z.boolean(), firstTokenMs: z.number().nullable(), problem: z.string().nullable() }),
    run: (context, { body }) => probeModel(context, body),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/model-runs',
    who: ['staff'],
    permission: runs.permission,
    summary: 'What a model was told, what it called and said, and why its words were used or not, newest first',
    params: z.object({ id: id<'conversation'>() }),
    query: z.object(pageQuery),
    reply: pageOf(
      z.object({
        id: z.string(),
        eventId: z.string().nullable(),
        model: z.string(),
        outcome: z.string(),
        why: z.string().nullable(),
        sent: z.unknown(),
        calls: z.unknown(),
        said: z.string(),
        firstTokenMs: z.number().nullable(),
        tookMs: z.number(),
        at: z.string(),
      }),
    ),
    run: (context, { params, query }) => runs(context, { conversationId: params.id, ...query }),
  }),
]
