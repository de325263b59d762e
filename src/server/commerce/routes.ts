import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { orderInputSchema, orderSchema, productInputSchema, productSchema } from '../../shared/wire/commerce.ts'
import { upsertRoute } from '../customers/upsert-route.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { importOrders, importProducts } from './actions.ts'
import { order, orders, product, products } from './views.ts'

const who = ['staff', 'key'] as const
const ofShop = { shop: id<'shop'>().optional(), ...pageQuery }

const upserts: readonly Route[] = [
  upsertRoute('/shops/:shop/products', 'Bring products up to date; the same again changes nothing', productInputSchema, importProducts),
  upsertRoute('/shops/:shop/orders', 'Bring orders up to date; their customers must be there', orderInputSchema, importOrders),
]

const orderRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/orders',
    who,
    permission: orders.permission,
    summary: 'Orders, newest first: of a customer, of my shops, or by number however it is typed',
    query: z.object({ customer: id<'customer'>().optional(), number: z.string().trim().min(1).max(80).optional(), ...ofShop }),
    reply: pageOf(orderSchema),
    run: (context, { query }) => orders(context, query),
  }),
  route({
    method: 'GET',
    path: '/orders/:id',
    who,
    permission: order.permission,
    summary: 'One order with lines, payments and parcels',
    params: z.object({ id: id<'order'>() }),
    reply: orderSchema,
    run: (context, asked) => order(context, asked.params.id),
  }),
]

const productRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/products',
    who,
    permission: products.permission,
    summary: 'Products with SKUs and stock: by title, or the best matches of `q`',
    query: z.object({ q: z.string().trim().min(1).max(200).optional(), ...ofShop }),
    reply: pageOf(productSchema),
    run: (context, { query }) => products(context, query),
  }),
  route({
    method: 'GET',
    path: '/products/:id',
    who,
    permission: product.permission,
    summary: 'One product',
    params: z.object({ id: id<'product'>() }),
    reply: productSchema,
    run: (context, asked) => product(context, asked.params.id),
  }),
]

export const commerceRoutes: readonly Route[] = [...upserts, ...orderRoutes, ...productRoutes]
