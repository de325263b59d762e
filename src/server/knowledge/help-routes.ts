import { z } from 'zod'
import { cut } from '../../shared/cut.ts'
import { type ArticleId, id, type ShopId } from '../../shared/ids.ts'
import { type Language, languageSchema } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type Article, articleKinds, type Term, termSchema } from '../../shared/wire/knowledge.ts'
import { type FoundArticle, foundArticleSchema, type PublicArticle, publicArticleSchema } from '../../shared/wire/portal.ts'
import { view } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { page, pageOf, pageQuery, readKey } from '../foundation/http/paging.ts'
import { publicRoute, type Route, type Visit } from '../foundation/http/route.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { shopBySlug } from '../people/shops.ts'
import type { ByMeaning } from './by-meaning.ts'
import { certaintyOf, SAY_AT } from './rules/certainty.ts'
import { knowledgeOf } from './steps.ts'
import { findPublic, listPublic, listTerms, type PublicRow, searchPublic } from './store/public.ts'

const readers = createThrottle(120, 120)
/** Who types on without finding anything makes the shop's model work only so often; words answer all the same. */
const seekers = createThrottle(20, 20)
/** Below this share of what was asked a match by phrasings is a coincidence. */
const LEAST_COVERAGE = 0.35
const EXCERPT = 160
/** What a word means is read beside it; the whole of it stands in the help centre. */
const MEANING = 300

const wire = ({ updatedAt, ...article }: PublicRow): PublicArticle => ({ ...article, updatedAt: updatedAt.toISOString() })
const shortened = (text: string, most: number): string => (text.length > most ? `${cut(text, most).trimEnd()}…` : text)
const excerpt = <Read extends PublicArticle>(article: Read): Read => ({ ...article, body: shortened(article.body, EXCERPT) })
const publicOf = ({ id, kind, title, body, updatedAt }: Article): PublicArticle => ({ id, kind, title, body, updatedAt })

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
    const listed = page(
      rows,
      limit,
      (row) => ({ ...excerpt(wire(row)), byMeaning: false }),
      ({ title, id: last }) => [title, last],
    )
    return { ...listed, sure: true }
  }
  // As people ask (by title and phrasings, as the assistant understands them), then as people search (every word, anywhere in the text).
  const { index, certainty, generated } = await knowledgeOf(db, sought.shopId, sought.language)
  const found = index.search(q, Math.max(limit, 2))
  const asked = found
    .filter(({ entry, coverage }) => coverage >= LEAST_COVERAGE && !generated.has(entry.id) && (!sought.kind || entry.kind === sought.kind))
    .map(({ entry }) => publicOf(entry))
  const worded = (await searchPublic(db, q, sought, limit)).map(wire)
  const all = new Map([...asked, ...worded].map((article) => [article.id, article]))
  const items = [...all.values()].slice(0, limit).map((article): FoundArticle => ({ ...excerpt(article), byMeaning: false }))
  return { items, next: null, sure: worded.length > 0 || certaintyOf(certainty, found) >= SAY_AT }
})

/** By the words; where these found nothing sure, what means the same stands behind. Only who finds nothing sure waits for that. */
async function foundFor(context: Context, asked: Asked, address: string, byMeaning: ByMeaning) {
  const { items, next, sure } = await articles(context, asked)
  const { q, kind, limit, ...where } = asked
  if (!q || sure) return { items, next }
  const near = await seekers
    .during(address, () => byMeaning(context, { ...where, text: q }))
    .catch((error: unknown) => {
      if (error instanceof Refusal) return null
      throw error
    })
  const known = new Set(items.map(({ id: one }) => one))
  const more = (near ?? []).filter((one) => !known.has(one.id) && (!kind || one.kind === kind))
  return { items: [...items, ...more.map((one): FoundArticle => ({ ...excerpt(publicOf(one)), byMeaning: true }))].slice(0, limit), next }
}

const oneArticle = view('knowledge.read', async (db, { shopId, articleId }: { shopId: ShopId; articleId: ArticleId }) => {
  const found = await findPublic(db, shopId, articleId)
  if (!found) throw new Refusal('article.notFound')
  return wire(found)
})

const glossary = view('knowledge.read', async (db, { shopId, language }: { shopId: ShopId; language: Language }) => ({
  items: (await listTerms(db, shopId, language)).map(
    ({ title, phrasings, body }): Term => ({ words: [title, ...phrasings], text: shortened(body, MEANING) }),
  ),
}))

const ofShop = ({ house, language }: Visit, slug: string, address: string) =>
  readers.during(address, async () => {
    const shop = await shopBySlug(house, slug)
    if (!shop) throw new Refusal('shop.notFound')
    return { shopId: shop.id, context: { house, actor: systemActor(shop.merchantId, [shop.id]), language } }
  })

export const helpRoutes = (byMeaning: ByMeaning): readonly Route[] => [
  // Public: the help centre. Only what is published goes out, without the phrasings the assistant learns from.
  publicRoute({
    method: 'GET',
    path: '/public/:shop/articles',
    who: 'public',
    summary: 'Published help: by title, or the best answers to `q`; where words find nothing sure, what means the same behind',
    params: z.object({ shop: z.string().max(80) }),
    query: z.object({
      q: z.string().trim().min(1).max(200).optional(),
      language: languageSchema.optional(),
      kind: z.enum(articleKinds).optional(),
      ...pageQuery,
    }),
    reply: pageOf(foundArticleSchema),
    run: async (visit, { params, query, request }) => {
      const { shopId, context } = await ofShop(visit, params.shop, request.ip)
      const asked = { ...query, shopId, language: query.language ?? visit.language, kind: query.kind ?? null }
      return foundFor(context, asked, request.ip, byMeaning)
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
    run: async (visit, { params, query, request, reply }) => {
      const { shopId, context } = await ofShop(visit, params.shop, request.ip)
      if (query.language) void reply.header('cache-control', 'public, max-age=600')
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
