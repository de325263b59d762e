import type { Ticket } from '../../shared/wire/tickets.ts'
import { useDesk } from '../desk-context.ts'
import { usePages } from '../parts/use-pages.ts'

/** What narrows the list: a department (empty = all), and only those I asked, have or watch. */
export interface Wanted {
  department: string
  mine: boolean
  departmentOf(ticket: Ticket): string
}

/** Tickets of some statuses, the most urgent first. */
export function useTickets(statuses: readonly string[], { department, mine }: Wanted) {
  const { shop } = useDesk()
  return usePages<Ticket>('tickets', {
    status: statuses.join(','),
    ...(shop && { shop }),
    ...(department && { department }),
    ...(mine && { mine: 'true' }),
  })
}
