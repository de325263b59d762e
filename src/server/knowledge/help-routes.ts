import { z } from 'zod'
import { type ArticleId, id, type ShopId } from '../../shared/ids.ts'
import { type Language, languageSchema } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type Article, articleKinds, type Term, termSchema } from '../../shared/wire/knowledge.ts'
import { type PublicArticle, publicArticleSchema } from '../../shared/wire/portal.ts'
import { view } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import { page, pageOf, pageQuery, readKey } from '../foundation/http/paging.ts'
import { publicRoute, type Route, type Visit } from '../foundation/http/route.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { shopBySlug } from '../people/shops.ts'
import { knowledgeOf } from './steps.ts'
import { findPublic, listPublic, listTerms, type PublicRow, searchPublic } from './store/public.ts'

const readers = createThrottle(120, 120)
/** Below this share of what was asked a match by phrasings is a coincidence. */
const LEAST_COVERAGE = 0.35
const EXCERPT = 160

const wire = ({ updatedAt, ...article }: PublicRow): PublicArticle => ({ ...article, updatedAt: updatedAt.toISOString() })
const excerpt = (article: PublicArticle): PublicArticle =>
  article.body.length > EXCERPT ? { ...article, body: `${[...article.body].slice(0, EXCERPT).join('').trimEnd()}…` } : article

interface Asked {
  shopId: ShopId
  language: Language
  kind: Article['kind'] | null
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}
const articles = view('knowledge.read', async (db, { q, cursor, limit, ...sought }: Asked) => {
  if (!q) {
    const rows = await listPublic(db, sought, readKey(z.tuple([z.string(), z.uuid()]), cursor), limit)
    return page(
      rows,
      limit,
      (row) => excerpt(wire(row)),
      ({ title, id: last }) => [title, last],
    )
  }
  // As people ask (by title and phrasings, as the assistant understands them), then as people search (every word, anywhere in the text).
  const { index, generated } = await knowledgeOf(db, sought.shopId, sought.language)
  const asked = index
    .search(q, limit)
    .filter(({ entry, coverage }) => coverage >= LEAST_COVERAGE && !generated.has(entry.id) && (!sought.kind || entry.kind === sought.kind))
    .map(({ entry: { id: found, kind, title, body, updatedAt } }): PublicArticle => ({ id: found, kind, title, body, updatedAt }))
  const worded = (await searchPublic(db, q, sought, limit)).map(wire)
  const all = new Map([...asked, ...worded].map((article) => [article.id, article]))
  return { items: [...all.values()].slice(0, limit).map(excerpt), next: null }
})

const oneArticle = view('knowledge.read', async (db, { shopId, articleId }: { shopId: ShopId; articleId: ArticleId }) => {
  const found = await findPublic(db, shopId, articleId)
  if (!found) throw new Refusal('article.notFound')
  return wire(found)
})

const glossary = view('knowledge.read', async (db, { shopId, language }: { shopId: ShopId; language: Language }) => ({
  items: (await listTerms(db, shopId, language)).map(({ title, phrasings, body }): Term => ({ words: [title, ...phrasings], text: body })),
}))

const ofShop = ({ house, language }: Visit, slug: string, address: string) =>
  readers.during(address, async () => {
    const shop = await shopBySlug(house, slug)
    if (!shop) throw new Refusal('shop.notFound')
    return { shopId: shop.id, context: { house, actor: systemActor(shop.merchantId, [shop.id]), language } }
  })

export const helpRoutes: readonly Route[] = [
  // Public: the help centre. Only what is published goes out, without the phrasings the assistant learns from.
  publicRoute({
    method: 'GET',
    path: '/public/:shop/articles',
    who: 'public',
    summary: 'Published help: by title, or the best answers to `q`',
    params: z.object({ shop: z.string().max(80) }),
    query: z.object({
      q: z.string().trim().min(1).max(200).optional(),
      language: languageSchema.optional(),
      kind: z.enum(articleKinds).optional(),
      ...pageQuery,
    }),
    reply: pageOf(publicArticleSchema),
    run: async (visit, { params, query, request }) => {
      const { shopId, context } = await ofShop(visit, params.shop, request.ip)
      return articles(context, { ...query, shopId, language: query.language ?? visit.language, kind: query.kind ?? null })
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/public/:shop/glossary',
    who: 'public',
    summary: 'The words of the shop that are explained where they stand',
    params: z.object({ shop: z.string().max(80) }),
    query: z.object({ language: languageSchema.optional() }),
    reply: z.object({ items: z.array(termSchema) }),
    run: async (visit, { params, query, request }) => {
      const { shopId, context } = await ofShop(visit, params.shop, request.ip)
      return glossary(context, { shopId, language: query.language ?? visit.language })
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/public/:shop/articles/:article',
    who: 'public',
    summary: 'One published article',
    params: z.object({ shop: z.string().max(80), article: id<'article'>() }),
    reply: publicArticleSchema,
    run: async (visit, { params, request }) => {
      const { shopId, context } = await ofShop(visit, params.shop, request.ip)
      return oneArticle(context, { shopId, articleId: params.article })
    },
  }),
]
