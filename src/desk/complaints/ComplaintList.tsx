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
import { useDesk, useMay } from '../desk-context.ts'
import { ChosenBar } from '../parts/ChosenBar.tsx'
import { useChosen } from '../parts/use-chosen.ts'
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

/** What can be done with many of a stage at once. */
const together = {
  todo: ['take', 'withdraw'],
  waiting: ['resume'],
  answered: ['close'],
  over: [],
} as const satisfies Record<Stage, readonly string[]>

export function ComplaintList({ stage, selected }: { stage: Stage; selected: string | null }) {
  const { say } = useText()
  const may = useMay('complaints.handle')
  const { found, items } = useComplaints(stage)
  const chosen = useChosen('/complaints/steps', items, ['complaints', 'complaint'])
  const several = may && together[stage].length > 0
  return (
    <>
      {chosen.ids.length > 0 && (
        <ChosenBar
          count={chosen.ids.length}
          steps={together[stage].map((verb) => ({ verb, label: say(`complaint.do.${verb}`), danger: verb === 'withdraw' }))}
          onStep={(verb) => void chosen.step(verb)}
        />
      )}
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
            <ComplaintRow
              key={one.id}
              one={one}
              stage={stage}
              here={one.id === selected}
              ticked={chosen.ids.includes(one.id)}
              onTick={several ? (on) => chosen.tick(one.id, on) : null}
            />
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
    </>
  )
}

interface RowProps {
  one: Complaint
  stage: Stage
  here: boolean
  ticked: boolean
  onTick: ((on: boolean) => void) | null
}
function ComplaintRow({ one, stage, here, ticked, onTick }: RowProps) {
  const { say } = useText()
  return (
    <li className={clsx('flex items-start gap-3 border-b border-line pl-4', here ? 'bg-accent-soft' : 'hover:bg-sunken')}>
      {onTick && (
        <input
          type="checkbox"
          aria-label={one.number}
          checked={ticked}
          onChange={({ target }) => onTick(target.checked)}
          className="mt-3.5 size-5 shrink-0 accent-accent"
        />
      )}
      <Link
        to="/complaints/$stage/$complaintId"
        params={{ stage, complaintId: one.id }}
        aria-current={here ? 'true' : undefined}
        className="block min-w-0 flex-1 py-3 pr-4"
      >
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{say(`complaint.kind.${one.kind}`)}</span>
          {one.severity !== 'normal' && <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>}
          <span className="flex-1" />
          {one.status !== 'withdrawn' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
        </span>
        <span className="mt-1 flex items-center gap-2 text-sm">
          <span className="min-w-0 truncate">{one.customerName ?? say('visitor')}</span>
          {!one.waitsFor && <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>}
          {one.repeats && <Badge tone="signal">{say('complaint.repeats')}</Badge>}
        </span>
        <span className="mt-0.5 block truncate text-xs text-muted">{one.story}</span>
      </Link>
    </li>
  )
}
