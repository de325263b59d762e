import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import type { TicketStatus } from '../../shared/wire/tickets.ts'
import { Column } from '../clocks/Column.tsx'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useText } from '../texts/text.ts'
import { type Stage, stages } from './ticket-look.ts'
import { useTickets, type Wanted } from './use-tickets.ts'

const columns: readonly TicketStatus[] = ['open', 'inProgress', 'answered', 'done', 'cancelled']
const stageOf = (status: TicketStatus): Stage =>
  (Object.keys(stages) as Stage[]).find((stage) => (stages[stage] as readonly string[]).includes(status))!

/** All statuses side by side. */
export function TicketBoard(wanted: Wanted) {
  return (
    <div className="flex min-h-0 flex-1 gap-3 overflow-x-auto border-t border-line p-3">
      {columns.map((status) => (
        <BoardColumn key={status} status={status} wanted={wanted} />
      ))}
    </div>
  )
}

/** A status's own hundred: a full column leaves the others theirs. */
function BoardColumn({ status, wanted }: { status: TicketStatus; wanted: Wanted }) {
  const { say } = useText()
  const { found, items } = useTickets([status], wanted)
  return (
    <Column title={say(`ticket.${status}`)} found={found} count={items.length}>
      {items.map((one) => (
        <li key={one.id}>
          <Link
            to="/tickets/$stage/$ticketId"
            params={{ stage: stageOf(status), ticketId: one.id }}
            className="block rounded-lg border border-line bg-surface p-3 hover:border-accent"
          >
            <span className="block font-semibold break-words">{one.title}</span>
            <span className="mt-2 flex flex-wrap items-center gap-1.5 text-xs">
              <Badge>{wanted.departmentOf(one)}</Badge>
              {one.status !== 'cancelled' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
              <span className="min-w-0 flex-1 truncate text-end text-muted">{one.assigneeName}</span>
            </span>
          </Link>
        </li>
      ))}
    </Column>
  )
}
