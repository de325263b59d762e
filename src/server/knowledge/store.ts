import type { ArticleId, ShopId } from '../../shared/ids.ts'
import { type Language, languages } from '../../shared/language.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import { searchWords, tsqueryOf } from '../foundation/search-words.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

const columns = `id, shop_id as "shopId", kind, language, topic, title, body, phrasings, published, products, to_char(review_at, 'YYYY-MM-DD') as "reviewAt", updated_at as "updatedAt"`
type Row = Omit<Article, 'updatedAt'> & { updatedAt: Date }
const article = (row: Row): Article => ({ ...row, updatedAt: row.updatedAt.toISOString() })

export interface Sought {
  shopIds: readonly ShopId[]
  language: Language | null
  kind: Article['kind'] | null
  after: [title: string, id: string] | null
  limit: number
}

/** One more than `limit`, by title. */
export const listArticles = async (db: Reads, { shopIds, language, kind, after, limit }: Sought) =>
  (
    await db.rows<Row>(
      `select ${columns} from unnest($2::uuid[]) as s(shop), unnest($3::text[]) as l(spoken), lateral
         (select * from articles where merchant_id = $1 and shop_id = s.shop and language = l.spoken and ($4::text is null or kind = $4)
           and ($5::text is null or (title, id) > ($5, $6::uuid)) order by title, id limit $7) a
        order by title, id limit $7`,
      [db.merchantId, shopIds, language ? [language] : languages, kind, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    )
  ).map(article)

/** The best matches of a search, at most `limit`; a search has no second page. */
export const searchArticles = async (db: Reads, query: string, { shopIds, language, kind, limit }: Sought) =>
  (
    await db.rows<Row>(
      `select ${columns} from articles, to_tsquery('simple', $2) q
        where merchant_id = $1 and shop_id = any($3::uuid[]) and search @@ q and ($4::text is null or language = $4) and ($5::text is null or kind = $5)
        order by ts_rank(search, q) desc, title limit $6`,
      [db.merchantId, tsqueryOf(searchWords(query)), shopIds, language, kind, limit],
    )
  ).map(article)

export const findArticle = async (db: Reads, id: ArticleId) =>
  (
    await db.rows<Row>(`select ${columns} from articles where merchant_id = $1 and id = $2 and shop_id = any($3::uuid[])`, [
      db.merchantId,
      id,
      db.actor.shopIds,
    ])
  ).map(article)[0]

export const listTitles = (db: Reads, ids: readonly ArticleId[]) =>
  db.rows<{ id: ArticleId; title: string }>('select id, title from articles where merchant_id = $1 and id = any($2::uuid[])', [
    db.merchantId,
    ids,
  ])

/** Everything customers of a shop may be told in one language; at most 20,000. */
export const listPublished = async (db: Reads, shopId: ShopId, language: Language) =>
  (
    await db.rows<Row>(
      `select ${columns} from articles where merchant_id = $1 and shop_id = $2 and language = $3 and published order by title, id limit 50000`,
      [db.merchantId, shopId, language],
    )
  ).map(article)

export const setArticle = (tx: Tx, id: ArticleId, shopId: ShopId, input: ArticleInput) =>
  tx.rows(
    `insert into articles (merchant_id, shop_id, id, kind, language, topic, title, body, phrasings, published, search, updated_at, review_at, products)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, array_to_tsvector($11::text[]), $12, $13, $14)
     on conflict (merchant_id, id) do update set kind = excluded.kind, language = excluded.language, topic = excluded.topic, title = excluded.title, body = excluded.body,
       phrasings = excluded.phrasings, published = excluded.published, search = excluded.search, updated_at = excluded.updated_at, review_at = excluded.review_at,
       products = excluded.products`,
    [
      tx.merchantId,
      shopId,
      id,
      input.kind,
      input.language,
      input.topic,
      input.title,
      input.body,
      input.phrasings,
      input.published,
      [...new Set(searchWords([input.title, input.body, ...input.phrasings].join(' ')))],
      tx.now,
      input.reviewAt ?? null,
      input.products ?? [],
    ],
  )

export const deleteArticle = (tx: Tx, id: ArticleId) =>
  tx.rows('delete from articles where merchant_id = $1 and id = $2', [tx.merchantId, id])

export const hasArticle = async (db: Reads, shopId: ShopId): Promise<boolean> =>
  (await db.rows('select id from articles where merchant_id = $1 and shop_id = $2 and published limit 1', [db.merchantId, shopId])).length >
  0
