import { useInfiniteQuery } from '@tanstack/react-query'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'

/** What narrows the list: a department (empty = all), and only those I asked, have or watch. */
export interface Wanted {
  department: string
  mine: boolean
  departmentOf(ticket: Ticket): string
}

/** Tickets of some statuses, newest first, a hundred at a time. */
export function useTickets(statuses: readonly string[] | null, { department, mine }: Wanted) {
  const { shop } = useDesk()
  const query = new URLSearchParams({
    limit: '100',
    ...(statuses && { status: statuses.join(',') }),
    ...(shop && { shop }),
    ...(department && { department }),
    ...(mine && { mine: 'true' }),
  })
  const found = useInfiniteQuery({
    queryKey: ['tickets', String(query)],
    queryFn: ({ pageParam }) =>
      get<{ items: Ticket[]; next: string | null }>(`/tickets?${query}${pageParam ? `&cursor=${pageParam}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  return { found, items: found.data?.pages.flatMap((page) => page.items) ?? [] }
}
