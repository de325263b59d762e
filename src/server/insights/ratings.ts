import { z } from 'zod'
import type { Text } from '../../shared/language.ts'
import type { RatingRow, ReportQuery } from '../../shared/wire/reports.ts'
import { pastView } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import { reasonLabels } from '../surveys/steps.ts'
import { periodOf } from './reports.ts'
import { type BehindRating, countRatings, countReasons, listRatings } from './store/ratings.ts'

type OfGroup = ReportQuery & { key?: string | undefined }

/** What customers of the period’s conversations thought; the same conversations as in the report. */
export const ratingFigures = pastView('insights.read', async (db, { key, ...query }: OfGroup) => {
  const asked = { ...(await periodOf(db, query)), key: key ?? null }
  const [scores, reasons] = await Promise.all([countRatings(db, asked), countReasons(db, asked)])
  const labels = await reasonLabels(db, asked.shopIds)
  const given = scores.flatMap(({ score, count }) => (score === null ? [] : [{ score, count }]))
  return {
    asked: scores.reduce((sum, { count }) => sum + count, 0),
    rated: given.reduce((sum, { count }) => sum + count, 0),
    scores: [5, 4, 3, 2, 1].map((score) => given.find((one) => one.score === score) ?? { score, count: 0 }),
    reasons: reasons.map((one): { code: string; label: Text | undefined; count: number } => ({ ...one, label: labels.get(one.code) })),
  }
})

type RowsAsked = OfGroup & { score?: number | undefined; reason?: string | undefined; cursor?: string | undefined; limit: number }
export const ratingRows = pastView('insights.read', async (db, { key, score, reason, cursor, limit, ...query }: RowsAsked) => {
  const after = readKey(z.tuple([z.iso.datetime(), z.uuid()]), cursor)
  const asked = { ...(await periodOf(db, query)), key: key ?? null }
  const rows = await listRatings(db, asked, { score: score ?? null, reason: reason ?? null, after, limit })
  const wire = (row: BehindRating): RatingRow => ({ ...row, ratedAt: row.ratedAt.toISOString() })
  return page(rows, limit, wire, (row) => [row.ratedAt.toISOString(), row.conversationId])
})
