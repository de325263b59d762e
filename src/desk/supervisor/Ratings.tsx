import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { RatingFigures, RatingRow } from '../../shared/wire/reports.ts'
import { get } from '../api.ts'
import { Stars } from '../closing/Stars.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { download } from './report-look.ts'

interface Page {
  items: RatingRow[]
  next: string | null
}
interface Chosen {
  score?: number
  reason?: string
}
/** So many go into one file; who wants more asks for fewer days. */
const MOST_EXPORTED = 5_000

/** What customers said in the conversations of a report: scores, reasons, and the answers themselves. */
export function Ratings({ query, groupKey, timeZone }: { query: string; groupKey: string | undefined; timeZone: string }) {
  const { say, language } = useText()
  const [chosen, setChosen] = useState<Chosen>({})
  const of = `${query}${groupKey === undefined ? '' : `&key=${encodeURIComponent(groupKey)}`}`
  const figures = useQuery({
    queryKey: ['report', 'ratings', of, language],
    queryFn: () => get<RatingFigures>(`/reports/ratings?${of}`),
    placeholderData: keepPreviousData,
  })
  const path = `/reports/ratings/rows?${of}${chosen.score ? `&score=${chosen.score}` : ''}${chosen.reason ? `&reason=${chosen.reason}` : ''}`
  const rows = useInfiniteQuery({
    queryKey: ['report', 'ratings', 'rows', path],
    queryFn: ({ pageParam }) => get<Page>(`${path}&limit=25${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = rows.data?.pages.flatMap((page) => page.items)
  const labelOf = (code: string) => figures.data?.reasons.find((one) => one.code === code)?.label ?? code
  const all = chosen.score === undefined && chosen.reason === undefined
  const save = async () => {
    const kept: RatingRow[] = []
    for (let cursor: string | null = ''; cursor !== null && kept.length < MOST_EXPORTED; ) {
      const page: Page = await get(`${path}&limit=100${cursor && `&cursor=${cursor}`}`)
      kept.push(...page.items)
      cursor = page.next
    }
    download('shopbell-ratings.csv', [
      (['at', 'customer', 'staff', 'score', 'reasons', 'words'] as const).map((name) => say(`ratings.column.${name}`)),
      ...kept.map((row) => [
        momentText(row.ratedAt, language, timeZone),
        row.customerName ?? say('visitor'),
        row.staffName ?? say('report.nobody'),
        String(row.score),
        row.reasons.map(labelOf).join(' / '),
        row.words,
      ]),
    ])
  }
  if (!figures.data) return <Fetched found={figures} rows={4} />
  const { asked, rated, scores, reasons } = figures.data
  const most = Math.max(1, ...scores.map(({ count }) => count))
  const mostReasons = Math.max(1, ...reasons.map(({ count }) => count))
  return (
    <section aria-label={say('ratings.title')} className="rounded-2xl border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3">
        <h2 className="font-semibold">{say('ratings.title')}</h2>
        <p className="mr-auto text-sm text-muted tabular-nums">{say('ratings.answered', { asked, rated })}</p>
        {!all && (
          <Button small onClick={() => setChosen({})}>
            {say('ratings.all')}
          </Button>
        )}
        <Button small disabled={!rated} onClick={() => void save().catch((error: Error) => toast(error.message))}>
          <Download size={13} aria-hidden="true" />
          {say('ratings.export')}
        </Button>
      </div>
      <div className="grid gap-x-8 gap-y-4 border-b border-line p-4 md:grid-cols-2">
        <div>
          <h3 className="mb-1 text-sm text-muted">{say('ratings.scores')}</h3>
          {scores.map(({ score, count }) => (
            <Bar
              key={score}
              name={say('ratings.score', { score })}
              count={count}
              most={most}
              here={chosen.score === score}
              onChoose={() => setChosen({ score })}
            />
          ))}
        </div>
        <div>
          <h3 className="mb-1 text-sm text-muted">{say('ratings.reasons')}</h3>
          {reasons.length === 0 && <p className="text-muted">{say('ratings.reasons.none')}</p>}
          {reasons.slice(0, 10).map(({ code, label, count }) => (
            <Bar
              key={code}
              name={label}
              count={count}
              most={mostReasons}
              here={chosen.reason === code}
              onChoose={() => setChosen({ reason: code })}
            />
          ))}
        </div>
      </div>
      {!items && <Skeleton label={say('list.loading')} rows={4} />}
      {items?.length === 0 && <p className="px-4 py-6 text-muted">{say('ratings.none')}</p>}
      <ul className="divide-y divide-line">
        {items?.map((row) => (
          <li key={`${row.conversationId} ${row.seq}`}>
            <Link
              to="/inbox/$queue/$conversationId"
              params={{ queue: 'all', conversationId: row.conversationId }}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-sunken"
            >
              <Stars score={row.score} label={say('after.score', { score: row.score })} />
              <span className="font-medium">{row.customerName ?? say('visitor')}</span>
              <span className="text-muted">{row.staffName ?? say('report.nobody')}</span>
              {row.reasons.map((code) => (
                <Badge key={code}>{labelOf(code)}</Badge>
              ))}
              {row.ticketId && <Badge tone="signal">{say('ratings.ticket')}</Badge>}
              <span className="ms-auto text-sm text-muted tabular-nums">{momentText(row.ratedAt, language, timeZone)}</span>
              {row.words && <span className="basis-full break-words">{row.words}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {rows.hasNextPage && (
        <div className="border-t border-line p-3 text-center">
          <Button small disabled={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {say('audit.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** How many, beside the others; a press shows only these. */
function Bar({ name, count, most, here, onChoose }: { name: string; count: number; most: number; here: boolean; onChoose(): void }) {
  const { say } = useText()
  return (
    <button
      type="button"
      aria-pressed={here}
      aria-label={`${say('ratings.only', { what: name })}: ${count}`}
      onClick={onChoose}
      className={clsx('flex h-8 w-full items-center gap-3 rounded-lg px-1.5 hover:bg-sunken', here && 'bg-accent-soft')}
    >
      <span className="w-32 shrink-0 truncate text-start">{name}</span>
      <span className="h-2.5 min-w-0 flex-1 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
      </span>
      <span className="w-10 shrink-0 text-end tabular-nums">{count}</span>
    </button>
  )
}
