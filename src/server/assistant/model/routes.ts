import { z } from 'zod'
import { type ConversationId, id } from '../../../shared/ids.ts'
import { modelRunSchema, modelSchema, probeSchema } from '../../../shared/wire/model.ts'
import { conversationOf } from '../../conversations/steps.ts'
import { pastView, view } from '../../foundation/action.ts'
import { page, pageOf, pageQuery, readKey } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { type KeptRun, listAllRuns, listRuns } from '../store/model.ts'
import { probeModel } from './probe.ts'
import { changeModel, modelSettings } from './settings.ts'

const baseUrl = z.string().trim().min(1).max(300)
const model = z.string().trim().max(120)
const key = z.string().trim().min(1).max(500).nullable().optional()

interface Paged {
  cursor?: string | undefined
  limit: number
}
const before = (cursor: string | undefined) => readKey(z.tuple([z.uuid()]), cursor)?.[0] ?? null
const wire = (rows: readonly KeptRun[], limit: number) =>
  page(
    rows,
    limit,
    (row) => ({ ...row, at: row.at.toISOString() }),
    (row) => [row.id],
  )

const runs = view('conversations.watch', async (db, { conversationId, cursor, limit }: Paged & { conversationId: ConversationId }) => {
  const { id: own } = await conversationOf(db, conversationId)
  return wire(await listRuns(db, own, before(cursor), limit), limit)
})
const allRuns = pastView('conversations.watch', async (db, { cursor, limit }: Paged) =>
  wire(await listAllRuns(db, before(cursor), limit), limit),
)

export const modelRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/model',
    who: ['staff'],
    permission: modelSettings.permission,
    summary: 'The language model that is set up; its key is never given back',
    reply: modelSchema,
    run: (context) => modelSettings(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/model',
    who: ['staff'],
    permission: changeModel.permission,
    summary: 'Set up a model that speaks the OpenAI dialect. A `key` left out stays, unless the address moves to another host',
    body: z
      .strictObject({
        baseUrl,
        model,
        key,
        enabled: z.boolean().default(true),
        turnsPerDay: z.int().min(0).max(1_000_000).default(2_000),
        manner: z.string().trim().max(1_000).default(''),
        embeddingModel: model.default(''),
      })
      .refine((set) => set.model !== '' || !set.enabled, { path: ['model'], message: 'needed to speak' }),
    run: (context, { body }) => changeModel(context, body),
  }),
  route({
    method: 'POST',
    path: '/model/probe',
    who: ['staff'],
    permission: probeModel.permission,
    summary:
      'Try it: does it answer, how soon, can it use tools; does it tell what texts mean. What is left out is taken from what is set up',
    body: z.strictObject({ baseUrl: baseUrl.optional(), model: model.optional(), embeddingModel: model.optional(), key }),
    reply: probeSchema,
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
    reply: pageOf(modelRunSchema),
    run: (context, { params, query }) => runs(context, { conversationId: params.id, ...query }),
  }),
  route({
    method: 'GET',
    path: '/model/runs',
    who: ['staff'],
    permission: allRuns.permission,
    summary: 'Every turn a model was asked for, with its evidence, newest first',
    query: z.object(pageQuery),
    reply: pageOf(modelRunSchema),
    run: (context, { query }) => allRuns(context, query),
  }),
]
