import type { ShopId } from '../../../shared/ids.ts'
import type { Text } from '../../../shared/language.ts'
import {
  type CustomerInput,
  customerInputSchema,
  type OrderInput,
  orderInputSchema,
  type ProductInput,
  productInputSchema,
} from '../../../shared/wire/commerce.ts'
import { importOrders, importProducts } from '../../commerce/actions.ts'
import { importCustomers } from '../../customers/actions.ts'
import { type BatchAnswer, takeBatch } from '../../customers/take-batch.ts'
import type { Context } from '../../foundation/house.ts'
import type { Kind, Settings, Source } from './found.ts'

const BATCH = 500

export interface Tally {
  kind: Kind
  created: number
  updated: number
  unchanged: number
  /** Rows or things that were not taken. */
  troubles: number
}

interface Given {
  at: string
  item: unknown
}

const take: Record<Kind, (context: Context, batch: { shopId: ShopId; given: readonly unknown[] }) => Promise<BatchAnswer>> = {
  products: (context, batch) => takeBatch<ProductInput>(context, importProducts, productInputSchema, batch),
  customers: (context, batch) => takeBatch<CustomerInput>(context, importCustomers, customerInputSchema, batch),
  orders: (context, batch) => takeBatch<OrderInput>(context, importOrders, orderInputSchema, batch),
}

/** Brings what a source holds into a shop, five hundred at a time; `complain` hears of every row that isn't taken. */
export async function runImport(
  context: Context,
  shop: Settings & { id: ShopId },
  source: Source,
  complain: (line: string) => void,
): Promise<Tally> {
  const tally: Tally = { kind: source.kind, created: 0, updated: 0, unchanged: 0, troubles: 0 }
  const seen = new Map<string, string>()
  let batch: Given[] = []
  const wrong = (at: string, message: string): void => {
    tally.troubles++
    complain(`${source.name}:${at}: ${message}`)
  }
  const flush = async (): Promise<void> => {
    if (!batch.length) return
    const answer = await take[source.kind](context, { shopId: shop.id, given: batch.map((one) => one.item) })
    for (const count of ['created', 'updated', 'unchanged'] as const) tally[count] += answer[count]
    for (const { index, message } of answer.errors) wrong(batch[index]!.at, message)
    batch = []
  }
  for await (const found of source.items(shop)) {
    const double = 'item' in found ? givenBefore(seen, found) : null
    const trouble = 'item' in found ? double : found.trouble
    if (trouble) wrong(found.at, trouble[context.language])
    else batch.push(found as Given)
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return tally
}

/** The same thing twice in one file: taking both would change it back and forth at every import. */
function givenBefore(seen: Map<string, string>, { at, item }: Given): Text | null {
  const { externalId } = Object(item) as { externalId?: unknown }
  if (typeof externalId !== 'string') return null
  // As the schema reads it: spaces around a name make no other one.
  const name = externalId.trim()
  const before = seen.get(name)
  if (before !== undefined) return { 'zh-CN': `${name} 在 ${before} 处已经出现过`, en: `${name} was given before, at ${before}` }
  seen.set(name, at)
  return null
}
