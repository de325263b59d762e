/**
 * What later rooms may ask of products and orders inside their own transaction. Walls: the actor's shops. Whose order it is, the caller looks
 * at: knowing a number proves nothing.
 */

export { toldSince } from './inbound.ts'
export {
  appendPayments,
  lockOrder,
  moveStock,
  type SkuFact,
  setOrderAddress,
  setOrderStatus,
  skuFacts,
  swapLines,
} from './store/order-changes.ts'
export {
  countOrders,
  findOrder,
  listCustomerOrders,
  orderByTracking,
  ordersByNumber,
  ordersOfCustomer,
  ordersPlaced,
} from './store/orders.ts'
export { affordableProducts, findProduct, hasGoods, productByExternalId, searchAnyWord, searchProducts } from './store/products.ts'
export { upsertOrders } from './upsert-orders.ts'
export { upsertProducts } from './upsert-products.ts'
