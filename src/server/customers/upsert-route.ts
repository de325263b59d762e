import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { upsertResultSchema } from '../../shared/wire/commerce.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { takeBatch, type Upsert } from './take-batch.ts'

export const MOST_ITEMS = 500

const result = upsertResultSchema.extend({ errors: z.array(z.object({ index: z.int(), message: z.string() })) })

/** PUT of a batch of the shop's own things. Items are read one by one, so that one bad item doesn't cost the others. */
export const upsertRoute = <Item>(path: string, summary: string, schema: z.ZodType<Item>, upsert: Upsert<Item>): Route =>
  route({
    method: 'PUT',
    path,
    who: ['staff', 'key'],
    permission: upsert.permission,
    summary,
    params: z.object({ shop: id<'shop'>() }),
    body: z.strictObject({ items: z.array(z.unknown()).max(MOST_ITEMS) }),
    reply: result,
    limit: 8 * 1024 * 1024,
    batch: true,
    run: (context, { params, body }) => takeBatch(context, upsert, schema, { shopId: params.shop, given: body.items }),
  })
