import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Download } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { dayStart } from '../../shared/day.ts'
import type { Figures } from '../../shared/wire/aftersale-figures.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { type Block, blocksOf, isBy, linesOf, summaryOf } from './aftersale-report.ts'
import { CasesBehind } from './CasesBehind.tsx'
import { type Days, DaysFilter } from './DaysFilter.tsx'
import { ReportNames } from './ReportNames.tsx'
import { download, lastDays } from './report-look.ts'

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** What became of the cases that were asked for in some days: of what kind, why, what was said to them, how long it took, what it cost. */
export function AftersaleReport() {
  const { say, language } = useText()
  const { me, shop } = useDesk()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Partial<Days & { count: string; name: string }>
  const timeZone = me.shops.find(({ id }) => id === shop)?.timeZone ?? me.shops[0]?.timeZone ?? 'UTC'
  const { from, to } = { ...lastDays(30, timeZone), ...search }
  const query = new URLSearchParams({
    from: dayStart(noon(from), timeZone).toISOString(),
    until: dayStart(noon(to), timeZone, 1).toISOString(),
    ...(shop && { shop }),
  })
  const found = useQuery({
    queryKey: ['aftersale figures', String(query)],
    queryFn: () => get<Figures>(`/aftersales/figures?${query}`),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  })
  const look = (part: Partial<typeof search>) => void navigate({ to: '/reports/aftersales', search: { ...search, ...part }, replace: true })
  const summary = found.data && summaryOf(found.data, say, language)
  const blocks = found.data && blocksOf(found.data, say, language)
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page p-4 md:p-6">
      <div className="mx-auto flex max-w-7xl flex-col gap-4">
        <header className="flex flex-wrap items-center gap-3">
          <h1 className="text-xl font-semibold">{say('reports')}</h1>
          <ReportNames here="aftersales" />
          <Button
            disabled={!summary || !blocks}
            onClick={() => summary && blocks && download(`shopbell-aftersales-${from}-${to}.csv`, linesOf([summary, ...blocks]))}
          >
            <Download size={16} aria-hidden="true" />
            {say('report.export')}
          </Button>
        </header>
        <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 rounded-2xl border border-line bg-surface p-4 sm:flex sm:flex-wrap">
          <DaysFilter from={from} to={to} timeZone={timeZone} onLook={look} />
          <p className="text-sm text-muted">{say('report.zone', { zone: timeZone })}</p>
        </div>
        {found.isError && <EmptyState title={(found.error as Error).message} />}
        {!found.data && found.isPending && <Skeleton label={say('list.loading')} rows={8} />}
        {summary && blocks && !found.isError && (
          <>
            <Tiles block={summary} />
            {blocks.length === 0 && <EmptyState title={say('sales.none')} hint={say('sales.none.hint')} />}
            <div className="grid items-start gap-4 md:grid-cols-2">
              {blocks.map((block) => (
                <Table
                  key={block.name}
                  block={block}
                  chosen={search.count === block.name ? search.name : undefined}
                  onOpen={(name) => look({ count: block.name, name })}
                />
              ))}
            </div>
            {isBy(search.count) && search.name !== undefined && (
              <CasesBehind
                key={`${search.count} ${search.name}`}
                query={query}
                by={search.count}
                name={search.name}
                timeZone={timeZone}
                onClose={() => look({ count: undefined, name: undefined })}
              />
            )}
          </>
        )}
      </div>
    </main>
  )
}

const Tiles = ({ block: { title, rows, formulas } }: { block: Block }) => (
  <dl aria-label={title} data-block={title} className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-7">
    {rows.map(([name, value], at) => (
      <div key={name} className="rounded-2xl border border-line bg-surface p-3">
        <dt className="text-sm text-muted">{name}</dt>
        <dd className="mt-1 text-xl font-semibold break-words tabular-nums">
          {value?.split(' · ').map((part, place) => (
            <span key={part} className="block">
              {place > 0 && <span className="sr-only"> · </span>}
              {part}
            </span>
          ))}
        </dd>
        <dd data-formula className="mt-1 text-xs text-muted">
          {formulas?.[at]}
        </dd>
      </div>
    ))}
  </dl>
)

interface TableProps {
  block: Block
  chosen: string | undefined
  onOpen(name: string): void
}
/** A count opens the cases behind it. */
const Table = ({ block: { title, head, rows, keys }, chosen, onOpen }: TableProps) => (
  <section data-block={title} className="overflow-x-auto rounded-2xl border border-line bg-surface">
    <table className="w-full text-sm tabular-nums">
      <caption className="px-4 pt-3 pb-1 text-left font-semibold">{title}</caption>
      <thead>
        <tr className="border-b border-line text-muted">
          {head.map((text, i) => (
            <th key={text} scope="col" className={clsx('px-4 py-2 font-medium whitespace-nowrap', i ? 'text-right' : 'text-left')}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(([name, ...cells], at) => (
          <tr key={keys?.[at] ?? name} className={clsx(keys && keys[at] === chosen && 'bg-accent-soft')}>
            <th scope="row" className="px-4 py-1.5 text-left font-medium break-words">
              {name}
            </th>
            {cells.map((text, i) => (
              <td key={head[i + 1]} className="px-4 py-1.5 text-right whitespace-nowrap">
                {keys && i === 0 ? (
                  <button
                    type="button"
                    aria-label={`${name}, ${head[1]}: ${text}`}
                    onClick={() => onOpen(keys[at]!)}
                    className="-mx-2 rounded-md px-2 py-1 hover:bg-sunken hover:underline"
                  >
                    {text}
                  </button>
                ) : (
                  text
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
