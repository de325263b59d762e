import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { dayText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { figures, type Grouping, groupings, ofRatings } from '../../shared/report.ts'
import type { Report } from '../../shared/wire/reports.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useChannelName } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'
import { figureText } from './figure-text.ts'
import { ReportFigures } from './ReportFigures.tsx'
import { ReportFilter } from './ReportFilter.tsx'
import { ReportNames } from './ReportNames.tsx'
import { ReportRows } from './ReportRows.tsx'
import { ReportTable } from './ReportTable.tsx'
import { download, type Looked, lastDays, tableOf } from './report-look.ts'

const Ratings = lazy(() => import('./Ratings.tsx').then((module) => ({ default: module.Ratings })))
const Chart = lazy(() => import('./Chart.tsx').then((module) => ({ default: module.Chart })))

/** What the shop's conversations came to: figures, a chart of one of them, the table, and the conversations behind. All of it is in the address. */
export function Reports() {
  const { say, language } = useText()
  const { me, shop } = useDesk()
  const navigate = useNavigate()
  const { by: named } = useParams({ strict: false }) as { by?: string }
  const search = useSearch({ strict: false }) as Partial<Looked>
  const by: Grouping = groupings.find((one) => one === named) ?? 'day'
  const timeZone = me.shops.find(({ id }) => id === shop)?.timeZone ?? me.shops[0]?.timeZone ?? 'UTC'
  const looked: Looked = {
    ...lastDays(7, timeZone),
    hours: 'natural',
    ...search,
    figure: figures.find((one) => one === search.figure) ?? 'firstReplyShare',
  }
  const { from, to, hours, figure } = looked
  const query = `by=${by}&from=${from}&to=${to}&hours=${hours}${shop ? `&shop=${shop}` : ''}`
  const found = useQuery({
    queryKey: ['report', query],
    queryFn: () => get<Report>(`/reports?${query}`),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  })
  const look = (part: Partial<Looked>, group: Grouping = by) =>
    void navigate({ to: '/reports/$by', params: { by: group }, search: { ...search, ...part }, replace: true })
  const report = found.data
  const channelName = useChannelName()
  const nameOf = ({ key, name }: { key: string; name: string | null }) =>
    by === 'channel' ? channelName(key) : (name ?? (by === 'staff' ? say('report.nobody') : key))
  const table = report && tableOf(report, by, say, nameOf)
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page p-4 md:p-6">
      <div className="mx-auto flex max-w-7xl flex-col gap-4">
        <header className="flex flex-wrap items-center gap-3">
          <h1 className="text-xl font-semibold">{say('reports')}</h1>
          <ReportNames here="conversations" />
          <Button disabled={!table} onClick={() => table && download(`shopbell-${by}-${from}-${to}.csv`, table)}>
            <Download size={16} aria-hidden="true" />
            {say('report.export')}
          </Button>
        </header>
        <ReportFilter by={by} looked={looked} timeZone={report?.timeZone ?? timeZone} onLook={look} />
        {found.isError && <EmptyState title={(found.error as Error).message} />}
        {!report && found.isPending && <Skeleton label={say('list.loading')} rows={8} />}
        {report && table && !found.isError && (
          <>
            <ReportFigures report={report} chosen={figure} onChoose={(one) => look({ figure: one, key: undefined })} />
            <section aria-label={say(`report.${figure}`)} className="rounded-2xl border border-line bg-surface p-4">
              <h2 className="font-semibold">{say(`report.${figure}`)}</h2>
              <p className="text-sm text-muted">{say(`report.${figure}.formula`)}</p>
              <Suspense fallback={<Skeleton label={say('list.loading')} rows={4} />}>
                <Chart
                  label={say('report.chart', { figure: say(`report.${figure}`) })}
                  line={by === 'day' && report.rows.length > 1}
                  points={report.rows.map((row) => ({
                    name: by === 'day' ? dayText(row.key, language, 'UTC') : nameOf(row),
                    value: row.figures[figure],
                    text: figureText(figure, row.figures[figure]),
                  }))}
                  axisText={(value) => figureText(figure, value)}
                />
              </Suspense>
            </section>
            <ReportTable
              table={table}
              keys={report.rows.map(({ key }) => key)}
              chosen={figure}
              onOpen={(one, key) => look({ figure: one, key })}
            />
            {ofRatings.has(figure) && (
              <Suspense fallback={<Skeleton label={say('list.loading')} rows={4} />}>
                <Ratings query={query} groupKey={looked.key} timeZone={report.timeZone} />
              </Suspense>
            )}
            <ReportRows
              query={query}
              figure={figure}
              groupKey={looked.key}
              groupName={report.rows.filter(({ key }) => key === looked.key).map(nameOf)[0]}
              timeZone={report.timeZone}
              onAll={() => look({ key: undefined })}
            />
          </>
        )}
      </div>
    </main>
  )
}
