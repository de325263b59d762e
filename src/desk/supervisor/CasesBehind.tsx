import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { caseTones } from '../aftersales/case-look.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { type By, nameOf } from './aftersale-report.ts'
import { RowsBehind } from './RowsBehind.tsx'

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
  return (
    <RowsBehind
      section={section}
      label={say('sales.behind')}
      title={`${say(`sales.${by}`)} · ${nameOf(by, name, say, language)}`}
      beside={
        <Button small onClick={onClose}>
          {say('sales.close')}
        </Button>
      }
      rows={rows}
      empty={say('sales.none')}
    >
      {(one) => (
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
            <span className="text-sm tabular-nums md:w-24 md:text-right">{one.amount.amount !== 0 && moneyText(one.amount, language)}</span>
            <span className="text-sm text-muted tabular-nums">{momentText(one.createdAt, language, timeZone)}</span>
          </Link>
        </li>
      )}
    </RowsBehind>
  )
}
