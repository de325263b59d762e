import type { ProductId, ShopId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import type { Product, Sku } from '../../../shared/wire/commerce.ts'
import { searchWords, tsqueryOf } from '../../foundation/search-words.ts'
import type { Reads } from '../../foundation/transaction.ts'

const columns = `id, shop_id as "shopId", external_id as "externalId", title, description, category, picture, url, tags, attributes`
type Row = Omit<Product, 'skus'>
interface SkuRow extends Omit<Sku, 'price' | 'stockAt'> {
  productId: ProductId
  price: number
  currency: string
  stockAt: Date
}

/** Products with their SKUs in two queries, however many. */
async function withSkus(db: Reads, rows: readonly Row[]): Promise<Product[]> {
  if (!rows.length) return []
  const skus = await db.rows<SkuRow>(
    `select id, product_id as "productId", external_id as "externalId", options, price, currency, stock, available, stock_at as "stockAt"
       from skus where merchant_id = $1 and shop_id = any($2::uuid[]) and product_id = any($3::uuid[]) order by product_id, position`,
    [db.merchantId, db.actor.shopIds, rows.map((row) => row.id)],
  )
  const byProduct = Map.groupBy(skus, (sku) => sku.productId)
  return rows.map((row) => ({ ...row, skus: (byProduct.get(row.id) ?? []).map(wireSku) }))
}

const wireSku = ({ id, externalId, options, price, currency, stock, available, stockAt }: SkuRow): Sku => ({
  id,
  externalId,
  options,
  price: money(price, currency),
  stock,
  available,
  stockAt: stockAt.toISOString(),
})

/** By title, then id; one more than `limit`. */
export const listProducts = async (
  db: Reads,
  shopIds: readonly ShopId[],
  after: readonly [title: string, id: string] | null,
  limit: number,
) =>
  withSkus(
    db,
    await db.rows<Row>(
      `select ${columns} from unnest($2::uuid[]) as s(shop), lateral
         (select * from products where merchant_id = $1 and shop_id = s.shop and ($3::text is null or (title, id) > ($3, $4::uuid)) order by title, id limit $5) p
        order by title, id limit $5`,
      [db.merchantId, shopIds, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    ),
  )

const matching = async (db: Reads, shopIds: readonly ShopId[], query: string, limit: number): Promise<Product[]> =>
  query
    ? withSkus(
        db,
        await db.rows<Row>(
          `select ${columns} from products
            where merchant_id = $1 and shop_id = any($2::uuid[]) and search @@ $3::tsquery order by ts_rank(search, $3::tsquery) desc, title, id limit $4`,
          [db.merchantId, shopIds, query, limit],
        ),
      )
    : []

/** Products with every word of what was typed, those with the words in their title first. A search has no second page. */
export const searchProducts = (db: Reads, shopIds: readonly ShopId[], typed: string, limit: number) =>
  matching(db, shopIds, tsqueryOf(searchWords(typed)), limit)

/** Products with any of these words (as `searchWords` makes them), those with most of them first. */
export const searchAnyWord = (db: Reads, shopId: ShopId, words: readonly string[], limit: number) =>
  matching(db, [shopId], tsqueryOf(words, '|'), limit)

/** What can be bought for at most `most` (minor units), the dearest first. */
export const affordableProducts = async (db: Reads, shopId: ShopId, most: number, limit: number): Promise<Product[]> =>
  withSkus(
    db,
    await db.rows<Row>(
      `select ${columns} from products join (
           select product_id, max(price) as dearest from (
             select product_id, price from skus where merchant_id = $1 and shop_id = $2 and price <= $3 and available and stock is distinct from 0
              order by price desc limit 10 * $4::int) s
            group by product_id order by dearest desc limit $4) near on near.product_id = products.id
        where merchant_id = $1 order by near.dearest desc, title, id`,
      [db.merchantId, shopId, most, limit],
    ),
  )

export const findProduct = async (db: Reads, id: ProductId): Promise<Product | undefined> =>
  (
    await withSkus(
      db,
      await db.rows<Row>(`select ${columns} from products where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3`, [
        db.merchantId,
        db.actor.shopIds,
        id,
      ]),
    )
  )[0]

export const productByExternalId = async (db: Reads, shopId: ShopId, externalId: string): Promise<Product | undefined> =>
  (
    await withSkus(
      db,
      await db.rows<Row>(`select ${columns} from products where merchant_id = $1 and shop_id = $2 and external_id = $3`, [
        db.merchantId,
        shopId,
        externalId,
      ]),
    )
  )[0]

/** Whether a shop has anything with a price: products or orders. */
export const hasGoods = async (db: Reads, shopId: ShopId): Promise<boolean> =>
  (
    await db.rows<{ has: boolean }>(
      `select exists (select from products where merchant_id = $1 and shop_id = $2)
           or exists (select from orders where merchant_id = $1 and shop_id = $2) as has`,
      [db.merchantId, shopId],
    )
  )[0]!.has
