import type { Order, Parcel, Product } from '../../shared/wire/commerce.ts'
import type { OrderCard, ParcelCard, ProductCard } from '../../shared/wire/conversation.ts'

/** What a customer sees of an order in the chat. */
export const orderCard = (order: Order): OrderCard => ({
  type: 'order',
  orderId: order.id,
  number: order.number,
  status: order.status,
  statusLabel: order.statusLabel,
  total: order.total,
  placedAt: order.placedAt,
  lines: order.lines
    .slice(0, 20)
    .map(({ title, options, quantity, unitPrice, picture }) => ({ title, options, quantity, unitPrice, picture })),
})

export const parcelCard = (order: Pick<Order, 'number'>, parcel: Parcel): ParcelCard => ({
  type: 'parcel',
  parcelId: parcel.id,
  orderNumber: order.number,
  carrier: parcel.carrier,
  trackingNumber: parcel.trackingNumber,
  status: parcel.status,
  promisedAt: parcel.promisedAt,
  scans: parcel.scans.slice(0, 8),
})

/** Null for a product nothing of which is sold. */
export function productCard(product: Product, why: string | null = null): ProductCard | null {
  const prices = product.skus.map((sku) => sku.price).toSorted((a, b) => a.amount - b.amount)
  const [from] = prices
  const to = prices.at(-1)
  if (!from || !to) return null
  const available = product.skus.some((sku) => sku.available && sku.stock !== 0)
  return {
    type: 'product',
    productId: product.id,
    title: product.title,
    picture: product.picture,
    url: product.url,
    price: { from, to },
    available,
    why,
  }
}
