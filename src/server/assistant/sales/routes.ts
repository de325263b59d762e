import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { saleInputSchema, saleSchema } from '../../../shared/wire/sales.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { changeSale, sale } from './sales.ts'

const who = ['staff'] as const
const params = z.object({ id: id<'conversation'>() })

export const saleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations/:id/sale',
    who,
    permission: sale.permission,
    summary: 'How far the sale in it has come, what the customer needs, and at most three products that fit, each with why',
    params,
    reply: saleSchema,
    run: (context, asked) => sale(context, asked.params.id),
  }),
  route({
    method: 'PUT',
    path: '/conversations/:id/sale',
    who,
    permission: changeSale.permission,
    summary: 'Say how far it has come and what is needed; answers with what fits then',
    params,
    body: saleInputSchema,
    reply: saleSchema,
    run: (context, { params: { id: conversationId }, body }) => changeSale(context, { id: conversationId, input: body }),
  }),
]
