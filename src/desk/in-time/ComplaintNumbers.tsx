import { useQuery } from '@tanstack/react-query'
import { moneyText } from '../../shared/currency.ts'
import type { ComplaintFigures } from '../../shared/wire/in-time.ts'
import { get } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { spanText } from './span-text.ts'

/** What became of the complaints of the same days. */
export function ComplaintNumbers({ span }: { span: URLSearchParams }) {
  const { say, language } = useText()
  const may = useMay('complaints.read')
  const { data } = useQuery({
    queryKey: ['complaint figures', String(span)],
    queryFn: () => get<ComplaintFigures>(`/complaints/figures?${span}`),
    enabled: may,
  })
  if (!data) return null
  const time = (seconds: number | null) => (seconds === null ? '–' : spanText(seconds))
  const paid = data.compensation.map((sum) => moneyText(sum, language)).join(' · ')
  const figures: [TextKey, string][] = [
    ['numbers.complaints', String(data.complaints)],
    ['numbers.toAnswer', time(data.toAnswer)],
    ['numbers.toSolution', time(data.toSolution)],
    ['numbers.reviewed', String(data.reviewed)],
    ['numbers.repeated', String(data.repeated)],
    ['numbers.paid', paid || '–'],
  ]
  return (
    <section aria-label={say('complaints')} className="rounded-2xl border border-line bg-surface p-4 md:p-5">
      <h2 className="font-semibold">{say('complaints')}</h2>
      <dl className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
        {figures.map(([key, value]) => (
          <div key={key} title={say(`${key}.formula` as TextKey)}>
            <dt className="text-sm text-muted">{say(key)}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 grid gap-4 sm:grid-cols-3">
        <Ranked
          title={say('numbers.byKind')}
          items={data.byKind.map(({ key, count }) => [say(`complaint.kind.${key}` as TextKey), count])}
        />
        <Ranked
          title={say('numbers.byLiability')}
          items={data.byLiability.map(({ key, count }) => [say(`liable.${key}` as TextKey), count])}
        />
        <Ranked title={say('numbers.byCause')} items={data.byCause.map(({ key, count }) => [key, count])} />
      </div>
    </section>
  )
}

const MOST = 8
function Ranked({ title, items }: { title: string; items: readonly [name: string, count: number][] }) {
  if (!items.length) return null
  const top = items[0]![1]
  return (
    <div>
      <h3 className="text-sm text-muted">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-sm tabular-nums">
        {items.slice(0, MOST).map(([name, count]) => (
          <li key={name} className="grid grid-cols-[1fr_auto] items-center gap-x-2">
            <span className="min-w-0 truncate">{name}</span>
            <span>{count}</span>
            <span className="col-span-2 h-1.5 rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / top) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
