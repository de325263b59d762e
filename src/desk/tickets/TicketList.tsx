import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useMay } from '../desk-context.ts'
import { StageList } from '../parts/StageList.tsx'
import { useText } from '../texts/text.ts'
import { type Stage, stages, statusTones } from './ticket-look.ts'
import { useTickets, type Wanted } from './use-tickets.ts'

/** What can be done with many of a stage at once. */
const together = { open: ['take', 'cancel'], answered: ['finish', 'reopen'], over: ['reopen'] } as const satisfies Record<
  Stage,
  readonly string[]
>

export function TicketList({ stage, selected, ...wanted }: Wanted & { stage: Stage; selected: string | null }) {
  const { say } = useText()
  const may = useMay('tickets.handle')
  const verbs = may ? together[stage] : []
  return (
    <StageList
      {...useTickets(stages[stage], wanted)}
      selected={selected}
      none={{ title: say('tickets.none'), hint: say('tickets.none.hint') }}
      steps={verbs.map((verb) => ({ verb, label: say(`ticket.do.${verb}`), danger: verb === 'cancel' }))}
      path="/tickets/steps"
      reread={['tickets', 'ticket']}
    >
      {(one, look) => (
        <Link to="/tickets/$stage/$ticketId" params={{ stage, ticketId: one.id }} {...look}>
          <span className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate font-semibold">{one.title}</span>
            {one.status !== 'cancelled' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
          </span>
          <span className="mt-1 flex items-center gap-1.5 text-xs text-muted">
            <Badge>{wanted.departmentOf(one)}</Badge>
            <Badge tone={statusTones[one.status]}>{say(`ticket.${one.status}`)}</Badge>
            <span className="min-w-0 truncate">{one.assigneeName ?? say('ticket.assignee.none')}</span>
          </span>
        </Link>
      )}
    </StageList>
  )
}
