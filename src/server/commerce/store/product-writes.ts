import type { ProductId, ShopId, SkuId } from '../../../shared/ids.ts'
import type { ProductInput } from '../../../shared/wire/commerce.ts'
import { tsvectorOf } from '../../foundation/search-words.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export const listProductFingerprints = (db: Reads, shopId: ShopId, externalIds: readonly string[]) =>
  db.rows<{ id: ProductId; externalId: string; fingerprint: string }>(
    'select id, external_id as "externalId", fingerprint from products where merchant_id = $1 and shop_id = $2 and external_id = any($3::text[])',
    [db.merchantId, shopId, externalIds],
  )

export interface ProductWrite {
  id: ProductId
  input: ProductInput
  fingerprint: string
}

/** Writes a batch of products; answers with the ids they have now (another import may have made one meanwhile). */
export const setProducts = (tx: Tx, shopId: ShopId, all: readonly ProductWrite[]) =>
  tx.rows<{ id: ProductId; externalId: string }>(
    `insert into products (merchant_id, shop_id, id, external_id, title, description, category, currency, picture, url, tags, attributes, search, fingerprint, updated_at)
     select $1, $2, n.id, n."externalId", n.title, n.description, n.category, n.currency, n.picture, n.url, array(select json_array_elements_text(n.tags)),
            n.attributes, n.search::tsvector, n.fingerprint, $4
       from json_to_recordset($3::json) as n(id uuid, "externalId" text, title text, description text, category text, currency text, picture text, url text,
            tags json, attributes json, search text, fingerprint text)
     on conflict (merchant_id, shop_id, external_id) do update set title = excluded.title, description = excluded.description, category = excluded.category,
       currency = excluded.currency, picture = excluded.picture, url = excluded.url, tags = excluded.tags, attributes = excluded.attributes,
       search = excluded.search, fingerprint = excluded.fingerprint, updated_at = excluded.updated_at
     returning id, external_id as "externalId"`,
    [
      tx.merchantId,
      shopId,
      JSON.stringify(all.map(({ id, input, fingerprint }) => ({ ...input, id, fingerprint, search: searchOf(input) }))),
      tx.now,
    ],
  )

/** The title weighs most, then what the shop calls it and files it under, then the variants, then the description. */
function searchOf({ title, externalId, category, tags, skus, description }: ProductInput): string {
  const variants = [...new Set(skus.flatMap((sku) => [sku.externalId, ...Object.values(sku.options)]))]
  return tsvectorOf(title, [externalId, category ?? '', ...tags].join(' '), variants.join(' '), description.slice(0, 4_000))
}

export interface SkuBefore {
  productId: ProductId
  externalId: string
  stock: number | null
}
export const listSkus = (db: Reads, shopId: ShopId, externalIds: readonly string[]) =>
  db.rows<SkuBefore>(
    'select product_id as "productId", external_id as "externalId", stock from skus where merchant_id = $1 and shop_id = $2 and external_id = any($3::text[])',
    [db.merchantId, shopId, externalIds],
  )

export interface SkuWrite {
  id: SkuId
  productId: ProductId
  externalId: string
  position: number
  options: Record<string, string>
  price: number
  currency: string
  stock: number | null
  available: boolean
  stockAt: string
}

/** The SKUs of these products become exactly the given ones. A SKU the shop had before keeps its id, also when it moves to another product. */
export async function setSkus(tx: Tx, shopId: ShopId, productIds: readonly ProductId[], all: readonly SkuWrite[]): Promise<void> {
  const names = all.map((sku) => sku.externalId)
  await tx.rows(
    'delete from skus where merchant_id = $1 and shop_id = $2 and product_id = any($3::uuid[]) and external_id <> all($4::text[])',
    [tx.merchantId, shopId, productIds, names],
  )
  if (!all.length) return
  await tx.rows(
    `insert into skus (merchant_id, shop_id, id, product_id, external_id, position, options, price, currency, stock, available, stock_at)
     select $1, $2, n.id, n."productId", n."externalId", n.position, n.options, n.price, n.currency, n.stock, n.available, n."stockAt"
       from json_to_recordset($3::json) as n(id uuid, "productId" uuid, "externalId" text, position int, options json, price bigint, currency text, stock bigint,
            available boolean, "stockAt" timestamptz)
     on conflict (merchant_id, shop_id, external_id) do update set product_id = excluded.product_id, position = excluded.position, options = excluded.options,
       price = excluded.price, currency = excluded.currency, stock = excluded.stock, available = excluded.available, stock_at = excluded.stock_at`,
    [tx.merchantId, shopId, JSON.stringify(all)],
  )
}

/** What these products were given as no longer is what they are: given again, they count as changed. */
export const forgetFingerprints = (tx: Tx, shopId: ShopId, productIds: readonly ProductId[]) =>
  tx.rows(`update products set fingerprint = '' where merchant_id = $1 and shop_id = $2 and id = any($3::uuid[])`, [
    tx.merchantId,
    shopId,
    productIds,
  ])

/** The shop says again, and later, what it said: the stock is as it was, but known to be so more lately. */
export const freshenStock = (tx: Tx, shopId: ShopId, all: readonly { productId: ProductId; at: string }[]) =>
  tx.rows(
    `update skus s set stock_at = n.at from json_to_recordset($3::json) as n("productId" uuid, at timestamptz)
      where s.merchant_id = $1 and s.shop_id = $2 and s.product_id = n."productId" and s.stock_at < n.at`,
    [tx.merchantId, shopId, JSON.stringify(all)],
  )
