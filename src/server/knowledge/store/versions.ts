import type { ArticleId, ShopId } from '../../../shared/ids.ts'
import type { ArticleInput, ArticleVersion } from '../../../shared/wire/knowledge.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** So many versions of an article are kept. */
const KEPT = 50

/** Keeps what an article says now. Its row has just been written, so nobody else is counting. */
export async function insertVersion(tx: Tx, articleId: ArticleId, shopId: ShopId, content: ArticleInput): Promise<void> {
  const [kept] = await tx.rows<{ version: number }>(
    `insert into article_versions (merchant_id, shop_id, article_id, version, content, by_name, at)
     select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6 from article_versions where merchant_id = $1 and article_id = $3
     returning version`,
    [tx.merchantId, shopId, articleId, JSON.stringify(content), tx.actor.name, tx.now],
  )
  if (kept!.version > KEPT)
    await tx.rows('delete from article_versions where merchant_id = $1 and article_id = $2 and version <= $3', [
      tx.merchantId,
      articleId,
      kept!.version - KEPT,
    ])
}

const columns = 'version, content, by_name as "byName", at'
type Row = Omit<ArticleVersion, 'at'> & { at: Date }

/** Newest first. */
export const listArticleVersions = async (db: Reads, articleId: ArticleId): Promise<ArticleVersion[]> =>
  (
    await db.rows<Row>(
      `select ${columns} from article_versions where merchant_id = $1 and article_id = $2 and shop_id = any($3::uuid[]) order by version desc limit ${KEPT}`,
      [db.merchantId, articleId, db.actor.shopIds],
    )
  ).map((row) => ({ ...row, at: row.at.toISOString() }))

export const findVersion = async (db: Reads, articleId: ArticleId, version: number): Promise<ArticleInput | undefined> =>
  (
    await db.rows<{ content: ArticleInput }>(
      'select content from article_versions where merchant_id = $1 and article_id = $2 and version = $3',
      [db.merchantId, articleId, version],
    )
  )[0]?.content

export const deleteVersions = (tx: Tx, articleId: ArticleId) =>
  tx.rows('delete from article_versions where merchant_id = $1 and article_id = $2', [tx.merchantId, articleId])
