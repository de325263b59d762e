import { useQuery } from '@tanstack/react-query'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { get } from '../api.ts'
import { useOwnKey } from '../order/queries.ts'
import { useShop } from '../shop.ts'

export function useOwnComplaints() {
  const { slug } = useShop()
  return useQuery({
    queryKey: [...useOwnKey(), 'complaints'],
    queryFn: () => get<{ items: Complaint[] }>(slug, '/my/complaints?limit=50'),
    staleTime: 5_000,
  })
}

/** Looked at again while somebody may be answering it. */
export function useOwnComplaint(id: string) {
  const { slug } = useShop()
  return useQuery({
    queryKey: [...useOwnKey(), 'complaint', id],
    queryFn: () => get<Complaint>(slug, `/my/complaints/${id}`),
    staleTime: 2_000,
    refetchInterval: ({ state }) => (state.data?.closedAt === null ? 15_000 : false),
  })
}
