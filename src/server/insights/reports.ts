import { z } from 'zod'
import { dayPlus, dayStart } from '../../shared/day.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type Figure, type FigureSet, figures } from '../../shared/report.ts'
import type { Report, ReportQuery, ReportRow } from '../../shared/wire/reports.ts'
import { shopsAsked } from '../commerce/views.ts'
import { pastView } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { myShops, shopOf } from '../people/steps.ts'
import { type Asked, type BehindRow, type GroupRow, listBehind, listGroups } from './store/reports.ts'

const DAY = 86_400_000
const MOST_DAYS = 400

/** What is asked in the shop's own days; both ends are included. Throws `report.period`. */
export async function periodOf(db: Reads, query: ReportQuery): Promise<Asked> {
  const shopIds = shopsAsked(db, query.shop)
  const { timeZone } = await shopOf(db, shopIds[0]!)
  const noon = (date: string) => new Date(`${date}T12:00:00Z`)
  const from = dayStart(noon(query.from), timeZone)
  const to = dayStart(noon(query.to), timeZone, 1)
  if (to <= from || to.getTime() - from.getTime() > MOST_DAYS * DAY) throw new Refusal('report.period', { days: MOST_DAYS })
  return { shopIds, firstDay: query.from, lastDay: query.to, from, to, business: query.hours === 'business', by: query.by, timeZone }
}

/** As many days before those asked for, as one figure. */
function periodBefore({ firstDay, lastDay, ...asked }: Asked): Asked {
  const days = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY + 1
  return { ...asked, firstDay: dayPlus(firstDay, -days), lastDay: dayPlus(firstDay, -1), by: 'shop' }
}

const none = Object.fromEntries(figures.map((figure) => [figure, figure === 'volume' ? 0 : null])) as FigureSet
const setOf = (row: GroupRow | undefined): FigureSet =>
  row ? (Object.fromEntries(figures.map((figure) => [figure, row[figure]])) as FigureSet) : none

/** The figures of a period, of the one before, and by day, person, channel or shop. */
export const report = pastView('insights.read', async (db, query: ReportQuery): Promise<Report> => {
  const asked = await periodOf(db, query)
  const [rows, before] = await Promise.all([listGroups(db, asked), listGroups(db, periodBefore(asked))])
  const shops = new Map<string, string>((await myShops(db)).map(({ id, name }) => [id, name]))
  const nameOf = ({ key, staffName }: GroupRow) => (query.by === 'staff' ? staffName : query.by === 'shop' ? (shops.get(key) ?? null) : key)
  return {
    timeZone: asked.timeZone,
    from: query.from,
    to: query.to,
    total: setOf(rows.find(({ whole }) => whole)),
    before: setOf(before.find(({ whole }) => whole)),
    rows: rows.filter(({ whole }) => !whole).map((row) => ({ key: row.key, name: nameOf(row), figures: setOf(row) })),
  }
})

type RowsAsked = ReportQuery & { figure: Figure; key?: string | undefined; cursor?: string | undefined; limit: number }
/** The conversations a figure is made of, newest first. */
export const reportRows = pastView('insights.read', async (db, { figure, key, cursor, limit, ...query }: RowsAsked) => {
  const after = readKey(z.tuple([z.iso.datetime(), z.uuid()]), cursor)
  const rows = await listBehind(db, await periodOf(db, query), { figure, key: key ?? null, after, limit })
  const wire = (row: BehindRow): ReportRow => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  })
  return page(rows, limit, wire, (row) => [row.openedAt.toISOString(), row.conversationId])
})
