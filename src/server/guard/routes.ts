import { z } from 'zod'
import type { ShopId } from '../../shared/ids.ts'
import { id } from '../../shared/ids.ts'
import { view } from '../foundation/action.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { shopOf } from '../people/steps.ts'
import { setWord } from './actions.ts'
import { checkText, explain } from './steps.ts'

const tryText = view('guard.read', async (db, { shopId, body }: { shopId: ShopId; body: string }) => {
  await shopOf(db, shopId)
  return checkText(db, shopId, body)
})

const hit = z.object({ code: z.string(), word: z.string(), verdict: z.enum(['block', 'warn', 'replace']), message: z.string() })

export const guardRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/guard/check',
    who: ['staff', 'key'],
    permission: tryText.permission,
    summary: 'What the guard would say of a text',
    body: z.strictObject({ shopId: id<'shop'>(), body: z.string().max(8000) }),
    reply: z.object({ verdict: z.enum(['pass', 'warn', 'replace', 'block']), hits: z.array(hit), body: z.string() }),
    run: async (context, { body }) => {
      const { hits, ...rest } = await tryText(context, body)
      return { ...rest, hits: explain(hits, context.language) }
    },
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/guard-words',
    who: ['staff', 'key'],
    permission: setWord.permission,
    summary: "Add a word to the shop's own list, or change what happens to it",
    params: z.object({ shop: id<'shop'>() }),
    body: z.strictObject({
      word: z.string().trim().min(1).max(100),
      verdict: z.enum(['block', 'warn', 'replace', 'allow']),
      replacement: z.string().max(200).nullable().default(null),
    }),
    run: (context, { params, body }) => setWord(context, { shopId: params.shop, ...body }),
  }),
]
