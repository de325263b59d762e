import type { ProductId, ShopId } from '../../shared/ids.ts'
import type { ProductInput } from '../../shared/wire/commerce.ts'
import { type Changed, changed } from '../customers/changed.ts'
import { counted } from '../customers/steps.ts'
import type { Taken } from '../customers/take-batch.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import { fellLow, productTroubles } from './rules.ts'
import {
  forgetFingerprints,
  freshenStock,
  listProductFingerprints,
  listSkus,
  type ProductWrite,
  type SkuBefore,
  type SkuWrite,
  setProducts,
  setSkus,
} from './store/product-writes.ts'

/** When the shop said it is not part of what it said. */
const said = ({ asOf: _asOf, ...input }: ProductInput) => input

/** Brings a batch of products up to date. The same again changes nothing but how fresh the stock is known to be. */
export async function upsertProducts(tx: Tx, shopId: ShopId, items: readonly ProductInput[]): Promise<Taken> {
  const troubles = productTroubles(items)
  const good = items.filter((_, index) => !troubles[index])
  const known = await listProductFingerprints(
    tx,
    shopId,
    good.map((item) => item.externalId),
  )
  const fresh = changed<ProductInput, ProductId>(good, known, said)
  const result = counted(good.length, fresh)
  if (fresh.length) {
    await write(tx, shopId, fresh)
    tx.record('commerce.imported', { shopId }, { shopId, kind: 'products', created: result.created, updated: result.updated })
  }
  await freshen(tx, shopId, good, known)
  return { ...result, leftOut: troubles.flatMap((because, index) => (because ? [{ index, because }] : [])) }
}

async function write(tx: Tx, shopId: ShopId, fresh: readonly Changed<ProductInput, ProductId>[]): Promise<void> {
  const ids = new Map((await setProducts(tx, shopId, fresh)).map((row) => [row.externalId, row.id]))
  const products = fresh.map((one) => ({ ...one, id: ids.get(one.input.externalId)! }))
  const skus = products.flatMap((one) => skusOf(tx, one))
  const before = await listSkus(
    tx,
    shopId,
    skus.map((sku) => sku.externalId),
  )
  await setSkus(tx, shopId, [...ids.values()], skus)
  const written = new Set(ids.values())
  const robbed = before.map((sku) => sku.productId).filter((productId) => !written.has(productId))
  if (robbed.length) await forgetFingerprints(tx, shopId, robbed)
  tellLowStock(tx, shopId, before, products)
}

const skusOf = (tx: Tx, { id: productId, input }: ProductWrite): SkuWrite[] =>
  input.skus.map((sku, position) => ({
    ...sku,
    id: newId<'sku'>(),
    productId,
    position,
    currency: input.currency,
    stockAt: input.asOf ?? tx.now.toISOString(),
  }))

function tellLowStock(tx: Tx, shopId: ShopId, before: readonly SkuBefore[], products: readonly ProductWrite[]): void {
  const stockBefore = new Map(before.map((sku) => [sku.externalId, sku.stock]))
  for (const { input } of products)
    for (const { externalId, stock } of input.skus)
      if (stock !== null && fellLow(stockBefore.get(externalId) ?? null, stock))
        tx.record('stock.low', { shopId }, { shopId, productTitle: input.title, skuExternalId: externalId, stock })
}

async function freshen(
  tx: Tx,
  shopId: ShopId,
  items: readonly ProductInput[],
  known: readonly { id: ProductId; externalId: string }[],
): Promise<void> {
  const ids = new Map(known.map((row) => [row.externalId, row.id]))
  const told = items.flatMap(({ externalId, asOf }) => (asOf && ids.has(externalId) ? [{ productId: ids.get(externalId)!, at: asOf }] : []))
  if (told.length) await freshenStock(tx, shopId, told)
}
