import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { type Figure } from '../../shared/report.ts'
import type { ReportRow } from '../../shared/wire/reports.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { figureText } from './figure-text.ts'
import { RowsBehind } from './RowsBehind.tsx'

const shown = [
  ['firstReplyP50', 'firstReplyMs'],
  ['response', 'responseMs'],
  ['handling', 'handlingMs'],
  ['resolution', 'resolutionMs'],
  ['satisfaction', 'score'],
] as const satisfies readonly (readonly [Figure, keyof ReportRow])[]

/** The conversations the chosen figure is made of, newest first. */
export function ReportRows({
  query,
  figure,
  groupKey,
  groupName,
  timeZone,
  onAll,
}: {
  query: string
  figure: Figure
  groupKey: string | undefined
  groupName: string | undefined
  timeZone: string
  onAll(): void
}) {
  const { say, language } = useText()
  const path = `/reports/rows?${query}&figure=${figure}&limit=25${groupKey === undefined ? '' : `&key=${encodeURIComponent(groupKey)}`}`
  const rows = useInfiniteQuery({
    queryKey: ['report', 'rows', path],
    queryFn: ({ pageParam }) => get<{ items: ReportRow[]; next: string | null }>(`${path}${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
  })
  return (
    <RowsBehind
      label={say('report.behind')}
      title={`${say(`report.${figure}`)}${groupName === undefined ? '' : ` · ${groupName}`}`}
      beside={
        groupKey !== undefined && (
          <Button small onClick={onAll}>
            {say('report.allGroups')}
          </Button>
        )
      }
      rows={rows}
      empty={say('report.empty')}
    >
      {(row) => (
        <li key={row.conversationId}>
          <Link
            to="/inbox/$queue/$conversationId"
            params={{ queue: 'all', conversationId: row.conversationId }}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken"
          >
            <span className="min-w-40 flex-1">
              <span className="font-medium">{row.customerName ?? say('visitor')}</span>
              <span className="text-muted"> · {row.staffName ?? say('report.nobody')}</span>
            </span>
            <span className="text-sm text-muted tabular-nums">{momentText(row.openedAt, language, timeZone)}</span>
            {shown.map(
              ([name, field]) =>
                row[field] !== null && (
                  <span key={name} className="text-sm whitespace-nowrap tabular-nums">
                    <span className="text-muted">{say(`report.row.${name === 'satisfaction' ? 'score' : name}`)}</span>{' '}
                    {figureText(name, row[field])}
                  </span>
                ),
            )}
          </Link>
        </li>
      )}
    </RowsBehind>
  )
}
