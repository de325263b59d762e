import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { caseTones } from '../aftersales/case-look.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { type By, nameOf } from './aftersale-report.ts'

interface Props {
  query: URLSearchParams
  by: By
  name: string
  timeZone: string
  onClose(): void
}

/** The cases one of the counts is made of, newest first. */
export function CasesBehind({ query, by, name, timeZone, onClose }: Props) {
  const { say, language } = useText()
  const path = `/aftersales/figures/rows?${new URLSearchParams({ ...Object.fromEntries(query), by, name, limit: '25' })}`
  const rows = useInfiniteQuery({
    queryKey: ['aftersale figures', 'rows', path],
    queryFn: ({ pageParam }) => get<{ items: Aftersale[]; next: string | null }>(`${path}${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
  })
  // It stands below every table: whoever pressed a count is led there.
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.scrollIntoView({ block: 'start' }), [])
  const items = rows.data?.pages.flatMap((page) => page.items)
  return (
    <section ref={section} aria-label={say('sales.behind')} className="rounded-2xl border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3">
        <h2 className="mr-auto font-semibold">
          {say('sales.behind')} · {say(`sales.${by}`)} · {nameOf(by, name, say)}
        </h2>
        <Button small onClick={onClose}>
          {say('sales.close')}
        </Button>
      </div>
      {!items && <Skeleton label={say('list.loading')} rows={4} />}
      <ul className="divide-y divide-line">
        {items?.map((one) => (
          <li key={one.id}>
            <Link
              to="/aftersales/$stage/$aftersaleId"
              params={{ stage: 'over', aftersaleId: one.id }}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken"
            >
              <span className="min-w-48 flex-1">
                <span className="font-medium">{say(`ask.${one.kind}`)}</span>
                <span className="block text-muted tabular-nums md:ms-2 md:inline">{one.number}</span>
              </span>
              <Badge tone={caseTones[one.status]}>{say(`case.${one.status}`)}</Badge>
              <span className="text-sm tabular-nums md:w-24 md:text-right">
                {one.amount.amount !== 0 && moneyText(one.amount, language)}
              </span>
              <span className="text-sm text-muted tabular-nums">{momentText(one.createdAt, language, timeZone)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {rows.hasNextPage && (
        <div className="border-t border-line p-3 text-center">
          <Button small disabled={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </section>
  )
}
