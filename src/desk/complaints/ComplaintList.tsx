import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { get } from '../api.ts'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { type Stage, severityTones, stages, statusTones } from './complaint-look.ts'

const dueOf = (one: Complaint): string => clockThatCounts(one.clocks)?.dueAt ?? '9'

/** A stage's complaints; what runs out first on top. */
export function useComplaints(stage: Stage) {
  const { shop } = useDesk()
  const found = useInfiniteQuery({
    queryKey: ['complaints', stage, shop],
    queryFn: ({ pageParam }) =>
      get<{ items: Complaint[]; next: string | null }>(
        `/complaints?status=${stages[stage].join(',')}&limit=100${shop ? `&shop=${shop}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = (found.data?.pages.flatMap((page) => page.items) ?? []).toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1))
  return { found, items }
}

export function ComplaintList({ stage, selected }: { stage: Stage; selected: string | null }) {
  const { say } = useText()
  const { found, items } = useComplaints(stage)
  return (
    <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
      {found.isPending && <Skeleton label={say('list.loading')} rows={6} />}
      {found.isError && (
        <EmptyState title={say('list.failed')}>
          <Button onClick={() => void found.refetch()}>{say('retry')}</Button>
        </EmptyState>
      )}
      {found.isSuccess && !items.length && <EmptyState title={say('complaint.none')} hint={say('complaint.none.hint')} />}
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <Link
              to="/complaints/$stage/$complaintId"
              params={{ stage, complaintId: one.id }}
              aria-current={one.id === selected ? 'true' : undefined}
              className={clsx('block border-b border-line px-4 py-3', one.id === selected ? 'bg-accent-soft' : 'hover:bg-sunken')}
            >
              <span className="flex items-center gap-2">
                <span className="font-semibold">{say(`complaint.kind.${one.kind}`)}</span>
                <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>
                <span className="flex-1" />
                {one.status !== 'withdrawn' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
              </span>
              <span className="mt-1 flex items-center gap-2 text-sm">
                <span className="min-w-0 truncate">{one.customerName ?? say('visitor')}</span>
                <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>
                {one.repeats && <Badge tone="signal">{say('complaint.repeats')}</Badge>}
              </span>
              <span className="mt-0.5 block truncate text-xs text-muted">{one.story}</span>
            </Link>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <div className="p-3 text-center">
          <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
