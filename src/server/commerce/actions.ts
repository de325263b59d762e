import type { ShopId } from '../../shared/ids.ts'
import type { OrderInput, ProductInput } from '../../shared/wire/commerce.ts'
import type { Upsert } from '../customers/take-batch.ts'
import { action } from '../foundation/action.ts'
import { shopOf } from '../people/steps.ts'
import { upsertOrders } from './upsert-orders.ts'
import { upsertProducts } from './upsert-products.ts'

interface Batch<Item> {
  shopId: ShopId
  items: readonly Item[]
}

export const importProducts: Upsert<ProductInput> = action('commerce.import', async (tx, { shopId, items }: Batch<ProductInput>) => {
  await shopOf(tx, shopId)
  return upsertProducts(tx, shopId, items)
})

export const importOrders: Upsert<OrderInput> = action('commerce.import', async (tx, { shopId, items }: Batch<OrderInput>) => {
  await shopOf(tx, shopId)
  return upsertOrders(tx, shopId, items)
})
