import { z } from 'zod'
import { id, type ShopId } from '../../../shared/ids.ts'
import { lessonsSchema } from '../../../shared/wire/lessons.ts'
import { view } from '../../foundation/action.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { shopOf } from '../../people/steps.ts'
import { intentNames, intents } from '../engine/intents.ts'
import { listVersions, newestLesson } from '../store/lessons.ts'
import { forget, rollBack, teach } from './actions.ts'

const lessons = view('knowledge.read', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return { ...(await newestLesson(db, shopId)), versions: await listVersions(db, shopId) }
})

const who = ['staff', 'key'] as const
const params = z.object({ shop: id<'shop'>() })
const text = z.string().trim().min(1).max(300)
const reply = z.object({ version: z.number() })

export const lessonRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/lessons',
    who,
    permission: lessons.permission,
    summary: 'What the shop has taught its assistant, version by version, and everything a text can be about',
    params,
    reply: lessonsSchema,
    run: async (context, asked) => ({
      ...(await lessons(context, asked.params.shop)),
      intents: intentNames.map((name) => ({ name, label: intents[name][context.language] })),
    }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/lessons',
    who,
    permission: teach.permission,
    summary: 'Teach the assistant what a text is about; it learns in the background',
    params,
    body: z.strictObject({ text, intent: z.enum(intentNames) }),
    reply,
    status: 201,
    run: (context, asked) => teach(context, { shopId: asked.params.shop, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/lessons/forget',
    who,
    permission: forget.permission,
    summary: 'Take back what was taught about a text',
    params,
    body: z.strictObject({ text }),
    reply,
    run: (context, asked) => forget(context, { shopId: asked.params.shop, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/lessons/roll-back',
    who,
    permission: rollBack.permission,
    summary: 'Make an older version of what was taught the newest; 0 is how the assistant came',
    params,
    body: z.strictObject({ version: z.int().min(0).max(1_000_000_000) }),
    reply,
    run: (context, asked) => rollBack(context, { shopId: asked.params.shop, ...asked.body }),
  }),
]
