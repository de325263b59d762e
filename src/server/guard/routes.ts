import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { removeWord, setSettings, setWords } from './actions.ts'
import { type GuardReason, guardReasons, reasons } from './dictionary/reasons.ts'
import { explain } from './steps.ts'
import { guardLog, settings, shopWords, tryText } from './views.ts'

const who = ['staff', 'key'] as const
const ofShop = z.object({ shop: id<'shop'>() })
const channel = z.string().regex(/^[a-z][a-zA-Z-]{0,29}$/)
const hit = z.object({ code: z.string(), word: z.string(), verdict: z.enum(['block', 'warn', 'replace']), message: z.string() })
const word = z.strictObject({
  word: z.string().trim().min(1).max(100),
  verdict: z.enum(['block', 'warn', 'replace', 'allow']),
  replacement: z.string().max(200).nullable().default(null),
  channel: channel.nullable().default(null),
})
const wordSchema = word.extend({ id: z.string() })
const verdicts = z.record(z.union([z.literal('*'), channel]), z.partialRecord(z.enum(guardReasons), z.enum(['block', 'warn', 'off'])))
const reasonSchema = z.object({ code: z.enum(guardReasons), label: z.string() })
const logSchema = z.object({
  id: z.string(),
  conversationId: z.string().nullable(),
  channel: z.string(),
  author: z.string(),
  authorName: z.string().nullable(),
  verdict: z.enum(['block', 'warn', 'replace']),
  hits: z.array(hit),
  excerpt: z.string(),
  at: z.string(),
})

export const guardRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/guard/check',
    who,
    permission: tryText.permission,
    summary: 'What the guard would say of a text',
    body: z.strictObject({ shopId: id<'shop'>(), body: z.string().max(8000), channel: channel.nullable().default(null) }),
    reply: z.object({ verdict: z.enum(['pass', 'warn', 'replace', 'block']), hits: z.array(hit), body: z.string() }),
    run: async (context, { body }) => {
      const { hits, ...rest } = await tryText(context, body)
      return { ...rest, hits: explain(hits, context.language) }
    },
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/guard-words',
    who,
    permission: shopWords.permission,
    summary: "The shop's own words; `search` finds those that contain it",
    params: ofShop,
    query: z.object({ search: z.string().max(100).default(''), ...pageQuery }),
    reply: pageOf(wordSchema),
    run: (context, { params, query }) => shopWords(context, { shopId: params.shop, ...query }),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/guard-words',
    who,
    permission: setWords.permission,
    summary: "Add words to the shop's own list, or change what happens to them: one, or up to 1,000 as `words`",
    params: ofShop,
    body: z.union([word, z.strictObject({ words: z.array(word).min(1).max(1000) })]),
    limit: 512 * 1024,
    run: (context, { params, body }) => setWords(context, { shopId: params.shop, words: 'words' in body ? body.words : [body] }),
  }),
  route({
    method: 'DELETE',
    path: '/guard-words/:word',
    who,
    permission: removeWord.permission,
    summary: 'Take a word off the list',
    params: z.object({ word: z.uuid() }),
    run: (context, { params }) => removeWord(context, params.word),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/guard-settings',
    who,
    permission: settings.permission,
    summary: 'What happens on each reason: for every channel (`*`) and where a channel differs; what is missing is as usual',
    params: ofShop,
    reply: z.object({ verdicts, reasons: z.array(reasonSchema) }),
    run: async (context, { params }) => ({
      verdicts: await settings(context, params.shop),
      reasons: (Object.keys(reasons) as GuardReason[]).map((code) => ({ code, label: reasons[code][context.language] })),
    }),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/guard-settings',
    who,
    permission: setSettings.permission,
    summary: 'Set what happens on each reason; identity and card numbers are stopped in any case',
    params: ofShop,
    body: z.strictObject({ verdicts }),
    run: (context, { params, body }) => setSettings(context, { shopId: params.shop, verdicts: body.verdicts }),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/guard-log',
    who,
    permission: guardLog.permission,
    summary: 'What was stopped, warned of or replaced, newest first',
    params: ofShop,
    query: z.object({ verdict: z.enum(['block', 'warn', 'replace']).optional(), ...pageQuery }),
    reply: pageOf(logSchema),
    run: async (context, { params, query }) => {
      const { items, next } = await guardLog(context, { shopId: params.shop, ...query })
      return { items: items.map((entry) => ({ ...entry, at: entry.at.toISOString(), hits: explain(entry.hits, context.language) })), next }
    },
  }),
]
