import { z } from 'zod'
import { id, type ShopId } from '../../../shared/ids.ts'
import { lessonsSchema, previewSchema } from '../../../shared/wire/lessons.ts'
import { view } from '../../foundation/action.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { certaintyOf, SAY_AT } from '../../knowledge/rules/certainty.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import { shopOf } from '../../people/steps.ts'
import { ACT_AT, type Engine } from '../engine/engine.ts'
import { intentNames, intents } from '../engine/intents.ts'
import { listVersions, newestLesson } from '../store/lessons.ts'
import { forget, rollBack, teach } from './actions.ts'
import { engineOf } from './engines.ts'

const lessons = view('knowledge.read', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return { ...(await newestLesson(db, shopId)), versions: await listVersions(db, shopId) }
})

/** What it would take a text for, and which of the shop's own texts it would say or offer. Nothing is said and nothing is kept. */
const preview = view('knowledge.read', async (db, { shopId, text, mind }: { shopId: ShopId; text: string; mind: Engine }) => {
  await shopOf(db, shopId)
  const understood = mind.understand(text)
  const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
  const { index, certainty } = await knowledgeOf(db, shopId, language)
  const found = index.search(text, 3)
  return { understood, acts: understood.confidence >= ACT_AT, certainty: certaintyOf(certainty, found), found }
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
  route({
    method: 'POST',
    path: '/shops/:shop/preview',
    who,
    permission: preview.permission,
    summary: 'What the assistant would make of a text',
    params,
    body: z.strictObject({ text }),
    reply: previewSchema,
    run: async (context, asked) => {
      const shopId = asked.params.shop
      const mind = await engineOf(context, shopId)
      const { understood, acts, certainty, found } = await preview(context, { shopId, text: asked.body.text, mind })
      return {
        acts,
        guesses: understood.alternatives.map(({ intent, confidence }) => ({
          name: intent,
          label: intents[intent][context.language],
          confidence,
        })),
        says: found[0] && certainty >= SAY_AT ? found[0].entry : null,
        offers: found.map(({ entry }) => ({ id: entry.id, title: entry.title })),
      }
    },
  }),
]
