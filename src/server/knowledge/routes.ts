import { z } from 'zod'
import { type ArticleId, id, type ShopId } from '../../shared/ids.ts'
import { type Language, languageSchema } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type Article, articleInputSchema, articleKinds, articleSchema } from '../../shared/wire/knowledge.ts'
import { view } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { page, pageOf, pageQuery, readKey } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { removeArticle, rewriteArticle, writeArticle } from './actions.ts'
import type { ByMeaning } from './by-meaning.ts'
import { findArticle, listArticles, searchArticles } from './store.ts'

interface Asked {
  q?: string | undefined
  shop?: ShopId | undefined
  language?: Language | undefined
  kind?: Article['kind'] | undefined
  cursor?: string | undefined
  limit: number
}
const articles = view('knowledge.read', async (db, { q, shop, language, kind, cursor, limit }: Asked) => {
  if (shop && !db.actor.shopIds.includes(shop)) throw new Refusal('shop.notFound')
  const sought = {
    shopIds: shop ? [shop] : db.actor.shopIds,
    language: language ?? null,
    kind: kind ?? null,
    after: readKey(z.tuple([z.string(), z.uuid()]), cursor),
    limit,
  }
  if (q) return { items: await searchArticles(db, q, sought), next: null }
  return page(
    await listArticles(db, sought),
    limit,
    (article) => article,
    (article) => [article.title, article.id],
  )
})

/**
 * Where somebody looks in one shop and language, and no text has all the words: what means the same. Only when asked for (`by`): what is typed into a
 * reply does not leave the house.
 */
async function foundFor(context: Context, asked: Asked & { by: 'words' | 'meaning' }, byMeaning: ByMeaning) {
  const found = await articles(context, asked)
  const { q, shop, language, kind, by, limit } = asked
  if (by === 'words' || found.items.length || !q || !shop || !language) return found
  const near = (await byMeaning(context, { shopId: shop, language, text: q })) ?? []
  const items = near.filter((one) => !kind || one.kind === kind).slice(0, limit)
  return { items: items.map((article) => ({ ...article, byMeaning: true as const })), next: null }
}

const oneArticle = view('knowledge.read', async (db, articleId: ArticleId) => {
  const found = await findArticle(db, articleId)
  if (!found) throw new Refusal('article.notFound')
  return found
})

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'article'>() })

export const knowledgeRoutes = (byMeaning: ByMeaning): readonly Route[] => [
  route({
    method: 'GET',
    path: '/knowledge',
    who,
    permission: articles.permission,
    summary:
      'Articles, FAQ entries and policies: by title, or the best matches of `q`; with `by=meaning` what means the same where no text has the words',
    query: z.object({
      q: z.string().trim().min(1).max(200).optional(),
      shop: id<'shop'>().optional(),
      language: languageSchema.optional(),
      kind: z.enum(articleKinds).optional(),
      by: z.enum(['words', 'meaning']).default('words'),
      ...pageQuery,
    }),
    reply: pageOf(articleSchema.extend({ byMeaning: z.literal(true).optional() })),
    run: (context, { query }) => foundFor(context, query, byMeaning),
  }),
  route({
    method: 'GET',
    path: '/knowledge/:id',
    who,
    permission: oneArticle.permission,
    summary: 'One article',
    params,
    reply: articleSchema,
    run: (context, asked) => oneArticle(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/knowledge',
    who,
    permission: writeArticle.permission,
    summary: 'Write an article; the assistant knows it at once',
    query: z.object({ shop: id<'shop'>() }),
    body: articleInputSchema,
    reply: articleSchema,
    status: 201,
    limit: 300_000,
    run: (context, { query, body }) => writeArticle(context, { shopId: query.shop, input: body }),
  }),
  route({
    method: 'PUT',
    path: '/knowledge/:id',
    who,
    permission: rewriteArticle.permission,
    summary: 'Rewrite an article',
    params,
    body: articleInputSchema,
    reply: articleSchema,
    limit: 300_000,
    run: (context, asked) => rewriteArticle(context, { id: asked.params.id, input: asked.body }),
  }),
  route({
    method: 'DELETE',
    path: '/knowledge/:id',
    who,
    permission: removeArticle.permission,
    summary: 'Remove an article',
    params,
    run: (context, asked) => removeArticle(context, asked.params.id),
  }),
]
