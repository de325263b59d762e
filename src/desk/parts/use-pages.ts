import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../api.ts'

/** A list a hundred at a time, in the server's order. What moves while its pages are read may be on two of them: shown once. */
export function usePages<Item extends { id: string }>(of: 'complaints' | 'tickets' | 'commitments', asked: Record<string, string>) {
  const query = String(new URLSearchParams({ ...asked, limit: '100' }))
  const found = useInfiniteQuery({
    queryKey: [of, query],
    queryFn: ({ pageParam }) => get<{ items: Item[]; next: string | null }>(`/${of}?${query}${pageParam ? `&cursor=${pageParam}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = [...new Map(found.data?.pages.flatMap((page) => page.items.map((one) => [one.id, one] as const))).values()]
  return { found, items }
}
