import { z } from 'zod'
import type { CustomerId, OrderId, ProductId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { maskedAddress } from '../customers/rules.ts'
import { findCustomer } from '../customers/steps.ts'
import { mayReadPlain } from '../customers/views.ts'
import { view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { findOrder, keyOf, listCustomerOrders, listOrders, ordersByNumber } from './store/orders.ts'
import { findProduct, listProducts, searchProducts } from './store/products.ts'

/** The shops a list is asked for: one the reader sees, or all of them. Throws `shop.notFound`. */
export function shopsAsked(db: Reads, shop: ShopId | undefined): readonly ShopId[] {
  if (!shop) return db.actor.shopIds
  if (!db.actor.shopIds.includes(shop)) throw new Refusal('shop.notFound')
  return [shop]
}

/** People see addresses masked (looking behind the mask goes by the customer and is recorded); a program with the right sees what the shop gave. */
const shown = (db: Reads, order: Order): Order =>
  mayReadPlain(db) ? order : { ...order, address: order.address && maskedAddress(order.address) }

interface Asked {
  shop?: ShopId | undefined
  cursor?: string | undefined
  limit: number
}
export const orderKey = z.tuple([z.union([z.iso.datetime(), z.literal('-infinity')]), z.uuid()])

export const orders = view(
  'commerce.read',
  async (db, asked: Asked & { customer?: CustomerId | undefined; number?: string | undefined }) => {
    const shopIds = shopsAsked(db, asked.shop)
    const { customer, number, limit } = asked
    if (customer && !(await findCustomer(db, customer))) throw new Refusal('customer.notFound')
    if (number) {
      const found = (await ordersByNumber(db, shopIds, number, limit)).filter((order) => !customer || order.customerId === customer)
      return { items: found.map((order) => shown(db, order)), next: null }
    }
    const after = readKey(orderKey, asked.cursor)
    const rows = customer ? await listCustomerOrders(db, customer, after, limit) : await listOrders(db, shopIds, after, limit)
    return page(rows, limit, (order) => shown(db, order), keyOf)
  },
)

export const order = view('commerce.read', async (db, id: OrderId) => {
  const found = await findOrder(db, id)
  if (!found) throw new Refusal('order.notFound')
  return shown(db, found)
})

export const products = view('commerce.read', async (db, { q, shop, cursor, limit }: Asked & { q?: string | undefined }) => {
  const shopIds = shopsAsked(db, shop)
  if (q) return { items: await searchProducts(db, shopIds, q, limit), next: null }
  const rows = await listProducts(db, shopIds, readKey(z.tuple([z.string(), z.uuid()]), cursor), limit)
  return page(
    rows,
    limit,
    (product) => product,
    ({ title, id }) => [title, id],
  )
})

export const product = view('commerce.read', async (db, id: ProductId) => {
  const found = await findProduct(db, id)
  if (!found) throw new Refusal('product.notFound')
  return found
})
