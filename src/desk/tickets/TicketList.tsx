import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useMay } from '../desk-context.ts'
import { ChosenBar } from '../parts/ChosenBar.tsx'
import { useChosen } from '../parts/use-chosen.ts'
import { useText } from '../texts/text.ts'
import { type Stage, stages, statusTones } from './ticket-look.ts'
import { useTickets, type Wanted } from './use-tickets.ts'

/** What can be done with many of a stage at once. */
const together = { open: ['take', 'cancel'], answered: ['finish', 'reopen'], over: ['reopen'] } as const satisfies Record<
  Stage,
  readonly string[]
>

/** One stage's tickets; those that are ticked take the same step together. */
export function TicketList({ stage, selected, ...wanted }: Wanted & { stage: Stage; selected: string | null }) {
  const { say } = useText()
  const may = useMay('tickets.handle')
  const { found, items } = useTickets(stages[stage], wanted)
  const chosen = useChosen('/tickets/steps', items, ['tickets', 'ticket'])
  return (
    <>
      {chosen.ids.length > 0 && (
        <ChosenBar
          count={chosen.ids.length}
          steps={together[stage].map((verb) => ({ verb, label: say(`ticket.do.${verb}`), danger: verb === 'cancel' }))}
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
        {found.isSuccess && !items.length && <EmptyState title={say('tickets.none')} hint={say('tickets.none.hint')} />}
        <ul>
          {items.map((one) => (
            <TicketRow
              key={one.id}
              one={one}
              department={wanted.departmentOf(one)}
              here={one.id === selected}
              stage={stage}
              ticked={chosen.ids.includes(one.id)}
              onTick={may ? (on) => chosen.tick(one.id, on) : null}
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
  one: Ticket
  department: string
  stage: Stage
  here: boolean
  ticked: boolean
  onTick: ((on: boolean) => void) | null
}
function TicketRow({ one, department, stage, here, ticked, onTick }: RowProps) {
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
        to="/tickets/$stage/$ticketId"
        params={{ stage, ticketId: one.id }}
        aria-current={here ? 'true' : undefined}
        className="block min-w-0 flex-1 py-3 pr-4"
      >
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-semibold">{one.title}</span>
          {one.status !== 'cancelled' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
        </span>
        <span className="mt-1 flex items-center gap-1.5 text-xs text-muted">
          <Badge>{department}</Badge>
          <Badge tone={statusTones[one.status]}>{say(`ticket.${one.status}`)}</Badge>
          <span className="min-w-0 truncate">{one.assigneeName ?? say('ticket.assignee.none')}</span>
        </span>
      </Link>
    </li>
  )
}
