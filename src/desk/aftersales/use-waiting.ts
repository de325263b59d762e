import { useQuery } from '@tanstack/react-query'
import type { CaseStatus } from '../../shared/wire/aftersales.ts'
import { get } from '../api.ts'
import { useDesk, useMay } from '../desk-context.ts'

const MINUTE_MS = 60_000

/** How many cases wait in any of these states, in the shop that is looked at; kept true by the stream. */
export function useWaiting(): (statuses: readonly CaseStatus[]) => number {
  const { shop } = useDesk()
  const may = useMay('aftersales.read')
  const { data } = useQuery({
    queryKey: ['aftersales', 'waiting', shop],
    queryFn: () => get<{ items: { status: CaseStatus; count: number }[] }>(`/aftersales/waiting${shop ? `?shop=${shop}` : ''}`),
    enabled: may,
    staleTime: MINUTE_MS,
  })
  return (statuses) => (data?.items ?? []).reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0)
}
