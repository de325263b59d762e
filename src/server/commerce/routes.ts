import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { orderInputSchema, orderSchema, productInputSchema, productSchema } from '../../shared/wire/commerce.ts'
import { orderMarkInputSchema, orderMarkSchema } from '../../shared/wire/order-mark.ts'
import { upsertRoute } from '../customers/upsert-route.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { importOrders, importProducts } from './actions.ts'
import { markOrder, orderMark, orderMarks, urgeOrder, urgeOwnOrder } from './order-marks.ts'
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

const ofOrder = z.object({ id: id<'order'>() })
const markRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/order-marks',
    who,
    permission: orderMarks.permission,
    summary: 'The remarks, flags and urges on the newest orders of a customer',
    params: z.object({ id: id<'customer'>() }),
    query: z.object({ limit: pageQuery.limit }),
    reply: z.object({ items: z.array(orderMarkSchema.extend({ orderId: id<'order'>() })), next: z.null() }),
    run: (context, { params, query }) => orderMarks(context, { customer: params.id, limit: query.limit }),
  }),
  route({
    method: 'GET',
    path: '/orders/:id/mark',
    who,
    permission: orderMark.permission,
    summary: 'The remark and flag of colleagues, and how often somebody asked for the order to be sent',
    params: ofOrder,
    reply: orderMarkSchema,
    run: (context, { params }) => orderMark(context, params.id),
  }),
  route({
    method: 'PUT',
    path: '/orders/:id/mark',
    who,
    permission: markOrder.permission,
    summary: 'Note a remark and a flag on an order, for colleagues',
    params: ofOrder,
    body: orderMarkInputSchema,
    reply: orderMarkSchema,
    run: (context, { params, body }) => markOrder(context, { id: params.id, mark: body }),
  }),
  route({
    method: 'POST',
    path: '/orders/:id/urge',
    who,
    permission: urgeOrder.permission,
    summary: 'Ask for a paid order to be sent, once a day',
    params: ofOrder,
    body: z.strictObject({}),
    reply: orderMarkSchema,
    run: (context, { params }) => urgeOrder(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/my/orders/:id/urge',
    who: ['customer'],
    permission: urgeOwnOrder.permission,
    summary: 'Ask for my paid order to be sent, once a day',
    params: ofOrder,
    body: z.strictObject({}),
    reply: orderMarkSchema.pick({ urgedCount: true, urgedAt: true }),
    run: (context, { params }) => urgeOwnOrder(context, params.id),
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

export const commerceRoutes: readonly Route[] = [...upserts, ...orderRoutes, ...markRoutes, ...productRoutes]
