import { useQuery } from '@tanstack/react-query'
import type { Alert } from '../../shared/wire/alerts.ts'
import { get } from '../api.ts'
import { useMay } from '../desk-context.ts'

const AGAIN_MS = 60_000

/** What I am told about clocks and have not seen, newest first; of each clock only the latest word. Null until it is known. */
export function useAlerts(): readonly Alert[] | null {
  const may = useMay('tickets.read')
  const { data } = useQuery({
    queryKey: ['alerts'],
    queryFn: () => get<{ items: Alert[] }>('/alerts?limit=100'),
    enabled: may,
    refetchInterval: AGAIN_MS,
  })
  if (!data) return null
  return data.items.filter((one, at, all) => all.findIndex(({ clockId }) => clockId === one.clockId) === at)
}
