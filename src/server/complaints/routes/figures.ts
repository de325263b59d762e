import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { causeFields } from '../../../shared/wire/case-words.ts'
import { complaintSchema } from '../../../shared/wire/complaints.ts'
import { complaintFiguresSchema } from '../../../shared/wire/in-time.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { complaintFigures } from '../figures.ts'
import { complaintsOfCause } from '../views.ts'

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const figureRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/complaints/figures',
    who: ['staff', 'key'],
    permission: complaintFigures.permission,
    summary: 'What became of the complaints of a period: reasons, liability, root causes, times, compensation',
    query: z.object({ shop: id<'shop'>().optional(), from: moment, to: moment }),
    reply: complaintFiguresSchema,
    run: (context, { query }) => complaintFigures(context, query),
  }),
  route({
    method: 'GET',
    path: '/complaints/of-cause',
    who: ['staff', 'key'],
    permission: complaintsOfCause.permission,
    summary: 'Complaints whose root cause names the same SKU, batch or carrier, newest first',
    query: z.object({ field: z.enum(causeFields), value: z.string().trim().min(1).max(120), shop: id<'shop'>().optional(), ...pageQuery }),
    reply: pageOf(complaintSchema),
    run: (context, { query }) => complaintsOfCause(context, query),
  }),
]
