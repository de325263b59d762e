import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { clockCodes, inTimeBys } from '../../shared/wire/case-words.ts'
import type { InTime as Counted } from '../../shared/wire/in-time.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { ComplaintNumbers } from './ComplaintNumbers.tsx'
import { InTimeTable } from './InTimeTable.tsx'

const DAY_MS = 86_400_000
const spans = [7, 30, 90] as const

/** What was answered in time and what was not, by whatever it is asked by; every figure with its formula and the clocks behind it. */
export function InTime() {
  const { say } = useText()
  const { shop } = useDesk()
  const { by: named } = useParams({ strict: false })
  const by = inTimeBys.find((one) => one === named) ?? 'code'
  const [days, setDays] = useState<number>(30)
  const [code, setCode] = useState('')
  const [now] = useState(() => Date.now())
  const span = new URLSearchParams({
    from: new Date(now - days * DAY_MS).toISOString(),
    to: new Date(now + DAY_MS).toISOString(),
    ...(shop && { shop }),
  })
  const asked = new URLSearchParams({ ...Object.fromEntries(span), by, ...(code && { code }) })
  const found = useQuery({ queryKey: ['in time', String(asked)], queryFn: () => get<{ items: Counted[] }>(`/in-time?${asked}`) })
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-5xl flex-col gap-4 p-4 md:p-6">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-xl font-semibold">{say('inTime')}</h1>
            <p className="text-muted">{say('inTime.hint')}</p>
          </div>
          <Choice
            label={say('inTime.span')}
            value={String(days)}
            onChoose={(value) => setDays(Number(value))}
            options={spans.map((n) => ({ value: String(n), label: say('inTime.days', { n }) }))}
          />
          <Choice
            label={say('inTime.clock')}
            value={code}
            onChoose={setCode}
            options={[
              { value: '', label: say('inTime.clock.all') },
              ...clockCodes.map((value) => ({ value, label: say(`clock.${value}`) })),
            ]}
          />
        </div>
        <nav aria-label={say('inTime')} className="flex gap-1 overflow-x-auto">
          {inTimeBys.map((one) => (
            <Link
              key={one}
              to="/in-time/$by"
              params={{ by: one }}
              aria-current={one === by ? 'page' : undefined}
              className={clsx(
                'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                one === by ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
              )}
            >
              {say(`inTime.by.${one}`)}
            </Link>
          ))}
        </nav>
        <div className="rounded-2xl border border-line bg-surface">
          <Fetched found={found} rows={5}>
            {found.data?.items.length ? (
              <InTimeTable key={`${by} ${String(asked)}`} by={by} items={found.data.items} asked={asked} />
            ) : (
              <EmptyState title={say('inTime.none')} hint={say('inTime.none.hint')} />
            )}
          </Fetched>
        </div>
        <ComplaintNumbers span={span} />
      </div>
    </main>
  )
}
