import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moneyText } from '../../shared/currency.ts'
import { causeFields } from '../../shared/wire/case-words.ts'
import type { CauseField } from '../../shared/wire/complaints.ts'
import type { ComplaintFigures } from '../../shared/wire/in-time.ts'
import { get } from '../api.ts'
import { spanText } from '../clocks/span-text.ts'
import { SameCause } from '../complaints/SameCause.tsx'
import { useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'

/** What became of the complaints of the same days. */
export function ComplaintNumbers({ span }: { span: URLSearchParams }) {
  const { say, language } = useText()
  const may = useMay('complaints.read')
  const [same, setSame] = useState<{ field: CauseField; value: string } | null>(null)
  const { data } = useQuery({
    queryKey: ['complaint figures', String(span)],
    queryFn: () => get<ComplaintFigures>(`/complaints/figures?${span}`),
    enabled: may,
  })
  if (!data) return null
  const time = (seconds: number | null) => (seconds === null ? '–' : spanText(seconds, language, 1))
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
        {causeFields.map((field) => {
          const counts = data[`by${cap(field)}`]
          return (
            counts.length > 0 && (
              <Ranked
                key={field}
                title={say(`numbers.by${cap(field)}`)}
                items={counts.map(({ key, count }) => [key, count])}
                onOpen={(value) => setSame({ field, value })}
              />
            )
          )
        })}
      </div>
      {same && <SameCause {...same} onClose={() => setSame(null)} />}
    </section>
  )
}

const cap = <Word extends string>(word: Word) => (word[0]!.toUpperCase() + word.slice(1)) as Capitalize<Word>

const MOST = 8
function Ranked({
  title,
  items,
  onOpen,
}: {
  title: string
  items: readonly [name: string, count: number][]
  /** Shows what is behind a name. */
  onOpen?: (name: string) => void
}) {
  const top = items[0]?.[1] ?? 1
  return (
    <div>
      <h3 className="text-sm text-muted">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-sm tabular-nums">
        {items.slice(0, MOST).map(([name, count]) => (
          <li key={name} className="grid grid-cols-[1fr_auto] items-center gap-x-2">
            {onOpen ? (
              <button type="button" className="min-w-0 truncate text-start text-accent underline" onClick={() => onOpen(name)}>
                {name}
              </button>
            ) : (
              <span className="min-w-0 truncate">{name}</span>
            )}
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
