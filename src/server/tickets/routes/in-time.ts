import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { clockCodes, inTimeBys, outcomes } from '../../../shared/wire/case-words.ts'
import { inTimeRowSchema, inTimeSchema } from '../../../shared/wire/in-time.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { inTime, inTimeRows } from '../views/in-time.ts'

const who = ['staff', 'key'] as const
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const asked = {
  by: z.enum(inTimeBys).default('code'),
  code: z.enum(clockCodes).optional(),
  shop: id<'shop'>().optional(),
  from: moment,
  to: moment,
}

export const inTimeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/in-time',
    who,
    permission: inTime.permission,
    summary: 'Answers in and out of time among the clocks that started in a period, by what they are about',
    query: z.object(asked),
    reply: pageOf(inTimeSchema),
    run: (context, { query }) => inTime(context, query),
  }),
  route({
    method: 'GET',
    path: '/in-time/rows',
    who,
    permission: inTimeRows.permission,
    summary: 'The clocks behind one of these figures, newest first',
    query: z.object({ ...asked, key: z.string().max(120), outcome: z.enum(outcomes).optional(), limit: pageQuery.limit }),
    reply: pageOf(inTimeRowSchema),
    run: (context, { query }) => inTimeRows(context, query),
  }),
]
