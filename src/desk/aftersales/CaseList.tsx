import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { shortText } from '../../kit/format.ts'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { get } from '../api.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { BulkDecide } from './BulkDecide.tsx'
import { caseTones, type Stage, stageNames, stages } from './case-look.ts'
import { reasonText } from './reason-text.ts'
import { useWaiting } from './use-waiting.ts'

/** As many as the server decides in one go. */
const MOST = 100
/** Each needs a sum of its own that is known: a compensation nobody named one for is decided on its page. */
const inBulk = (one: Aftersale): boolean => one.next.includes('approve') && !(one.kind === 'compensation' && one.amount.amount === 0)

export function CaseList({ stage, selected }: { stage: Stage; selected: string | null }) {
  const { say } = useText()
  const { shop } = useDesk()
  const cases = useInfiniteQuery({
    queryKey: ['aftersales', stage, shop],
    queryFn: ({ pageParam }) =>
      get<{ items: Aftersale[]; next: string | null }>(
        `/aftersales?status=${stages[stage].join(',')}&limit=50${shop ? `&shop=${shop}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const waiting = useWaiting()
  const mayDecide = useMay('aftersales.decide')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState<'approve' | 'refuse' | null>(null)
  const items = cases.data?.pages.flatMap((page) => page.items) ?? []
  const decidable = mayDecide && stage === 'review' ? items.filter(inBulk) : []
  const chosen = decidable.filter((one) => marked.has(one.id))
  const mark = (id: string) =>
    setMarked((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])))
  return (
    <>
      <nav aria-label={say('aftersales.stages')} className="flex overflow-x-auto px-2 py-2">
        {stageNames.map((one) => (
          <Link
            key={one}
            to="/aftersales/$stage"
            params={{ stage: one }}
            aria-current={one === stage ? 'page' : undefined}
            className={clsx(
              'h-8 shrink-0 rounded-lg px-2 text-sm leading-8',
              one === stage ? 'sticky inset-x-0 bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
            )}
          >
            {say(`stage.${one}`)}
            {waiting(stages[one]) > 0 && <span className="ms-1 text-xs tabular-nums">{waiting(stages[one])}</span>}
          </Link>
        ))}
      </nav>
      {decidable.length > 1 && (
        <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 text-sm">
          <label className="flex min-w-0 flex-1 items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.length === decidable.length}
              onChange={({ target }) => setMarked(new Set(target.checked ? decidable.slice(0, MOST).map((one) => one.id) : []))}
              className="size-4 accent-(--accent)"
            />
            <span className="truncate">{chosen.length ? say('bulk.chosen', { n: chosen.length }) : say('bulk.all')}</span>
          </label>
          {chosen.length > 0 && (
            <>
              <Button small look="primary" onClick={() => setDeciding('approve')}>
                {say('verb.approve')}
              </Button>
              <Button small look="danger" onClick={() => setDeciding('refuse')}>
                {say('verb.refuse')}
              </Button>
            </>
          )}
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        <Fetched found={cases}>{!items.length && <EmptyState title={say('case.none')} hint={say(`stage.${stage}.hint`)} />}</Fetched>
        <ul>
          {items.map((one) => (
            <li key={one.id} className={clsx('flex border-b border-line', one.id === selected ? 'bg-accent-soft' : 'hover:bg-sunken')}>
              {decidable.includes(one) && (
                <label className="flex items-start pt-4 ps-4">
                  <input
                    type="checkbox"
                    aria-label={say('bulk.choose', { number: one.number })}
                    checked={marked.has(one.id)}
                    onChange={() => mark(one.id)}
                    className="size-4 accent-(--accent)"
                  />
                </label>
              )}
              <CaseRow one={one} stage={stage} selected={one.id === selected} />
            </li>
          ))}
        </ul>
        {deciding && (
          <BulkDecide
            cases={chosen}
            verb={deciding}
            onClose={() => {
              setDeciding(null)
              setMarked(new Set())
            }}
          />
        )}
        {cases.hasNextPage && (
          <div className="p-3 text-center">
            <Button disabled={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
              {say('list.more')}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

function CaseRow({ one, stage, selected }: { one: Aftersale; stage: Stage; selected: boolean }) {
  const { say, language } = useText()
  return (
    <Link
      to="/aftersales/$stage/$aftersaleId"
      params={{ stage, aftersaleId: one.id }}
      aria-current={selected ? 'true' : undefined}
      className="block min-w-0 flex-1 px-4 py-3"
    >
      <span className="flex items-center gap-2">
        <span className="min-w-0 truncate font-semibold">{say(`ask.${one.kind}`)}</span>
        <Badge tone={caseTones[one.status]}>{say(`case.${one.status}`)}</Badge>
        {one.urgedCount > 0 && <Badge tone="danger">{say('case.urged', { n: one.urgedCount })}</Badge>}
        <span className="flex-1" />
        <time className="text-xs text-muted tabular-nums">{shortText(one.createdAt, language)}</time>
      </span>
      <span className="mt-1 flex items-center gap-2 text-sm">
        <span className="min-w-0 truncate">{one.customerName ?? say('visitor')}</span>
        <span className="min-w-0 flex-1 truncate text-muted tabular-nums">{one.orderNumber}</span>
        {one.amount.amount !== 0 && <span className="font-medium tabular-nums">{moneyText(one.amount, language)}</span>}
      </span>
      <span className="mt-0.5 block truncate text-xs text-muted">
        {one.verdict.because[0]?.text ?? reasonText(one.reason, say, language)}
      </span>
    </Link>
  )
}
