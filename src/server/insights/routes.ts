import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { figures } from '../../shared/report.ts'
import { ratingFiguresSchema, ratingRowSchema, reportQuerySchema, reportRowSchema, reportSchema } from '../../shared/wire/reports.ts'
import { wallSchema } from '../../shared/wire/wall.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { ratingFigures, ratingRows } from './ratings.ts'
import { report, reportRows } from './reports.ts'
import { wall } from './wall.ts'

const who = ['staff', 'key'] as const

/** All groups of a report, or the one with this key. */
const ofGroup = reportQuerySchema.extend({ key: z.string().max(60).optional() })

export const insightRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/wall',
    who,
    permission: wall.permission,
    summary: 'How it stands now: who waits, who is busy with how much, what is owed and late',
    query: z.object({ shop: id<'shop'>().optional() }),
    reply: wallSchema,
    run: (context, { query }) => wall(context, query),
  }),
  route({
    method: 'GET',
    path: '/reports',
    who,
    permission: report.permission,
    summary: 'The figures of a period and of the one before, by day, person, channel or shop',
    query: reportQuerySchema,
    reply: reportSchema,
    run: (context, { query }) => report(context, query),
  }),
  route({
    method: 'GET',
    path: '/reports/rows',
    who,
    permission: reportRows.permission,
    summary: 'The conversations a figure is made of, of all groups or of the one with this key',
    query: reportQuerySchema.extend({ figure: z.enum(figures), key: z.string().max(60).optional(), ...pageQuery }),
    reply: pageOf(reportRowSchema),
    run: (context, { query }) => reportRows(context, query),
  }),
  route({
    method: 'GET',
    path: '/reports/ratings',
    who,
    permission: ratingFigures.permission,
    summary: 'What customers of a period’s conversations thought: who was asked, each score, each reason',
    query: ofGroup,
    reply: ratingFiguresSchema,
    run: async (context, { query }) => {
      const { reasons, ...rest } = await ratingFigures(context, query)
      return { ...rest, reasons: reasons.map(({ code, label, count }) => ({ code, label: label?.[context.language] ?? code, count })) }
    },
  }),
  route({
    method: 'GET',
    path: '/reports/ratings/rows',
    who,
    permission: ratingRows.permission,
    summary: 'The answers themselves, newest first; of one score or one reason',
    query: ofGroup.extend({ score: z.coerce.number().int().min(1).max(5).optional(), reason: z.string().max(40).optional(), ...pageQuery }),
    reply: pageOf(ratingRowSchema),
    run: (context, { query }) => ratingRows(context, query),
  }),
]
