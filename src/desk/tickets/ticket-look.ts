import { useQuery } from '@tanstack/react-query'
import type { Tone } from '../../kit/Badge.tsx'
import type { Form, TicketStatus } from '../../shared/wire/tickets.ts'
import { get } from '../api.ts'

export const stages = {
  open: ['open', 'inProgress'],
  answered: ['answered'],
  over: ['done', 'cancelled'],
} as const satisfies Record<string, readonly TicketStatus[]>
export type Stage = keyof typeof stages
export const stageNames = Object.keys(stages) as Stage[]
export const statusTones: Record<TicketStatus, Tone> = {
  open: 'signal',
  inProgress: 'accent',
  answered: 'success',
  done: 'plain',
  cancelled: 'plain',
}

/** What each department of a shop wants to know. */
export function useForms(shopId: string): readonly Form[] {
  const { data } = useQuery({
    queryKey: ['ticket forms', shopId],
    queryFn: () => get<{ items: Form[] }>(`/shops/${shopId}/ticket-forms`),
    enabled: shopId !== '',
  })
  return data?.items ?? []
}
