import type { ProductId, ShopId } from '../../shared/ids.ts'
import type { OrderInput, ProductInput, UpsertResult } from '../../shared/wire/commerce.ts'
import { customersByExternal } from '../customers/steps.ts'
import { fingerprintOf } from '../foundation/fingerprint.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import { fellLow } from './rules.ts'
import { listOrderFingerprints, setOrders } from './store/orders.ts'
import { listProductFingerprints, listStock, type ProductWrite, setProducts, setSkus } from './store/products.ts'

interface Known<Noun> {
  id: Noun
  externalId: string
  fingerprint: string
}

/** Which of a batch are new or different from what is there; the last of two with the same external id counts. */
function changes<Noun extends string, Input extends { externalId: string }>(inputs: readonly Input[], known: readonly Known<Noun>[]) {
  const before = new Map(known.map((row) => [row.externalId, row]))
  const unique = [...new Map(inputs.map((input) => [input.externalId, input])).values()]
  return unique
    .map((input) => ({ input, fingerprint: fingerprintOf(input), id: before.get(input.externalId)?.id ?? (newId() as string as Noun), before: before.get(input.externalId) }))
    .filter((one) => one.before?.fingerprint !== one.fingerprint)
}

function told(tx: Tx, shopId: ShopId, kind: 'products' | 'orders', inputs: number, changed: readonly { before: unknown }[]): UpsertResult {
  const created = changed.filter((one) => !one.before).length
  const result = { created, updated: changed.length - created, unchanged: inputs - changed.length }
  if (changed.length) tx.record('commerce.imported', { shopId }, { shopId, kind, created, updated: result.updated })
  return result
}

export async function upsertProducts(tx: Tx, shopId: ShopId, items: readonly ProductInput[]): Promise<UpsertResult> {
  const known = await listProductFingerprints(tx, shopId, items.map((item) => item.externalId))
  const changed = changes<ProductId, ProductInput>(items, known)
  if (changed.length) {
    await setProducts(tx, shopId, changed)
    await writeSkus(tx, shopId, changed)
  }
  return told(tx, shopId, 'products', items.length, changed)
}

async function writeSkus(tx: Tx, shopId: ShopId, changed: readonly ProductWrite[]): Promise<void> {
  const productIds = changed.map((one) => one.id)
  const before = new Map((await listStock(tx, shopId, productIds)).map((sku) => [sku.externalId, sku]))
  await setSkus(
    tx,
    shopId,
    productIds,
    changed.flatMap(({ id, input }) =>
      input.skus.map((sku, position) => ({ ...sku, id: before.get(sku.externalId)?.id ?? newId<'sku'>(), productId: id, position, currency: input.currency, stockAt: input.asOf ?? tx.now.toISOString() })),
    ),
  )
  for (const { input } of changed)
    for (const sku of input.skus) {
      const known = before.get(sku.externalId)
      if (known && fellLow(known.stock, sku.stock)) tx.record('stock.low', { shopId }, { shopId, productTitle: input.title, skuExternalId: sku.externalId, stock: sku.stock! })
    }
}

export async function upsertOrders(tx: Tx, shopId: ShopId, items: readonly OrderInput[]): Promise<UpsertResult & { orphans: string[] }> {
  const customers = await customersByExternal(tx, shopId, [...new Set(items.map((item) => item.customerExternalId))])
  const orphans = items.filter((item) => !customers.has(item.customerExternalId)).map((item) => item.externalId)
  const owned = items.filter((item) => customers.has(item.customerExternalId))
  const known = await listOrderFingerprints(tx, shopId, owned.map((item) => item.externalId))
  const changed = changes(owned, known).map((one) => ({ ...one, customerId: customers.get(one.input.customerExternalId)! }))
  if (changed.length) {
    const named = [...new Set(changed.flatMap(({ input }) => input.lines.flatMap((line) => line.productExternalId ?? [])))]
    const products = new Map((await listProductFingerprints(tx, shopId, named)).map((row) => [row.externalId, row.id as string]))
    await setOrders(tx, shopId, changed, products)
  }
  return { ...told(tx, shopId, 'orders', owned.length, changed), orphans }
}
