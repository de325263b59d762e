import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { complaintFiguresSchema } from '../../../shared/wire/in-time.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { complaintFigures } from '../figures.ts'

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
]
