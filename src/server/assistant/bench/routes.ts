import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { benchDraftSchema, benchReportSchema, benchSetInputSchema, benchSetSchema } from '../../../shared/wire/bench.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { play } from './play.ts'
import { tryDraft } from './run.ts'
import { addBenchSet, benchSet, benchSets, changeBenchSet, removeBenchSet } from './sets.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: z.uuid() })
const limit = 1_000_000

export const benchRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/bench-sets',
    who,
    permission: benchSets.permission,
    summary: 'Sets of conversations with their expected outcome',
    query: z.object({ shop: id<'shop'>() }),
    reply: z.object({ items: z.array(benchSetSchema) }),
    run: async (context, { query }) => ({ items: await benchSets(context, query.shop) }),
  }),
  route({
    method: 'POST',
    path: '/bench-sets',
    who,
    permission: addBenchSet.permission,
    summary: 'Add a set',
    query: z.object({ shop: id<'shop'>() }),
    body: benchSetInputSchema,
    reply: z.object({ id: z.uuid() }),
    status: 201,
    limit,
    run: (context, { query, body }) => addBenchSet(context, { shopId: query.shop, input: body }),
  }),
  route({
    method: 'PUT',
    path: '/bench-sets/:id',
    who,
    permission: changeBenchSet.permission,
    summary: 'Change a set',
    params,
    body: benchSetInputSchema,
    limit,
    run: (context, asked) => changeBenchSet(context, { id: asked.params.id, input: asked.body }),
  }),
  route({
    method: 'DELETE',
    path: '/bench-sets/:id',
    who,
    permission: removeBenchSet.permission,
    summary: 'Remove a set',
    params,
    run: (context, asked) => removeBenchSet(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/bench-sets/:id/try',
    who,
    permission: play.permission,
    summary: 'What a draft change (phrasings, articles, model, manner) would make better and worse; nothing of it is kept',
    params,
    body: benchDraftSchema,
    reply: benchReportSchema,
    limit,
    run: async (context, asked) => {
      const { shopId, name, language, cases } = await benchSet(context, asked.params.id)
      return tryDraft(context, { shopId, set: { name, language, cases } }, asked.body)
    },
  }),
]
