import { z } from 'zod'
import { type ArticleId, id, type ShopId } from '../../shared/ids.ts'
import { languageSchema } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { articleFormats, articleSchema, articleVersionSchema } from '../../shared/wire/knowledge.ts'
import { view } from '../foundation/action.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { shopOf } from '../people/steps.ts'
import { importArticles, restoreArticle } from './actions.ts'
import { articlesFile } from './rules/article-files.ts'
import { listArticleVersions } from './store/versions.ts'
import { findArticle, listArticles } from './store.ts'

/** So many articles go into one file. */
const MOST = 20_000

const articlesOf = view('knowledge.read', async (db, { shopId, language }: { shopId: ShopId; language: 'zh-CN' | 'en' | null }) => {
  await shopOf(db, shopId)
  return listArticles(db, { shopIds: [shopId], language, kind: null, after: null, limit: MOST })
})
const versions = view('knowledge.read', async (db, articleId: ArticleId) => {
  if (!(await findArticle(db, articleId))) throw new Refusal('article.notFound')
  return listArticleVersions(db, articleId)
})

const who = ['staff', 'key'] as const
const ofShop = z.object({ shop: id<'shop'>() })
const ofArticle = z.object({ id: id<'article'>() })

/** Whole files in and out, and what articles said before. */
export const knowledgeFileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/articles-file',
    who,
    permission: articlesOf.permission,
    summary: "Everything in the shop's knowledge as one text, CSV or Markdown",
    params: ofShop,
    query: z.object({ format: z.enum(articleFormats), language: languageSchema.optional() }),
    reply: z.object({ text: z.string() }),
    run: async (context, { params, query }) => ({
      text: articlesFile(query.format, await articlesOf(context, { shopId: params.shop, language: query.language ?? null })),
    }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/articles-file',
    who,
    permission: importArticles.permission,
    summary: 'Add everything in a CSV or Markdown text, or nothing of it',
    params: ofShop,
    body: z.strictObject({ format: z.enum(articleFormats), text: z.string().min(1).max(2_000_000) }),
    reply: z.object({ created: z.number() }),
    status: 201,
    limit: 4 * 1024 * 1024,
    run: (context, { params, body }) => importArticles(context, { shopId: params.shop, ...body }),
  }),
  route({
    method: 'GET',
    path: '/knowledge/:id/versions',
    who,
    permission: versions.permission,
    summary: 'What an article said, newest first',
    params: ofArticle,
    reply: z.object({ items: z.array(articleVersionSchema) }),
    run: async (context, { params }) => ({ items: await versions(context, params.id) }),
  }),
  route({
    method: 'POST',
    path: '/knowledge/:id/restore',
    who,
    permission: restoreArticle.permission,
    summary: 'Make an older version what the article says',
    params: ofArticle,
    body: z.strictObject({ version: z.int().min(1).max(1_000_000_000) }),
    reply: articleSchema,
    run: (context, { params, body }) => restoreArticle(context, { id: params.id, ...body }),
  }),
]
