import type { ArticleId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Article } from '../../../shared/wire/knowledge.ts'
import { searchWords, tsqueryOf } from '../../foundation/search-words.ts'
import type { Reads } from '../../foundation/transaction.ts'

const columns = `id, kind, title, body, updated_at as "updatedAt"`
export type PublicRow = Pick<Article, 'id' | 'kind' | 'title' | 'body'> & { updatedAt: Date }

interface Sought {
  shopId: ShopId
  language: Language
  kind: Article['kind'] | null
}

/** What customers may read, by title; one more than `limit`. */
export const listPublic = (db: Reads, { shopId, language, kind }: Sought, after: [title: string, id: string] | null, limit: number) =>
  db.rows<PublicRow>(
    `select ${columns} from articles
      where merchant_id = $1 and shop_id = $2 and language = $3 and published and ($4::text is null or kind = $4)
        and ($5::text is null or (title, id) > ($5, $6::uuid)) order by title, id limit $7`,
    [db.merchantId, shopId, language, kind, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  )

/** Those with every word of what was typed, the most fitting first. */
export const searchPublic = async (db: Reads, typed: string, { shopId, language, kind }: Sought, limit: number): Promise<PublicRow[]> => {
  const query = tsqueryOf(searchWords(typed))
  if (!query) return []
  return db.rows<PublicRow>(
    `select ${columns} from articles
      where merchant_id = $1 and shop_id = $2 and language = $3 and published and ($4::text is null or kind = $4) and search @@ $5::tsquery
      order by ts_rank(search, $5::tsquery) desc, title limit $6`,
    [db.merchantId, shopId, language, kind, query, limit],
  )
}

export const findPublic = async (db: Reads, shopId: ShopId, id: ArticleId): Promise<PublicRow | undefined> =>
  (
    await db.rows<PublicRow>(`select ${columns} from articles where merchant_id = $1 and shop_id = $2 and id = $3 and published`, [
      db.merchantId,
      shopId,
      id,
    ])
  )[0]

/** The shop's glossary in one language; at most 500 terms. */
export const listTerms = (db: Reads, shopId: ShopId, language: Language) =>
  db.rows<Pick<Article, 'title' | 'phrasings' | 'body'>>(
    `select title, phrasings, body from articles
      where merchant_id = $1 and shop_id = $2 and language = $3 and published and kind = 'glossary' order by title, id limit 500`,
    [db.merchantId, shopId, language],
  )
