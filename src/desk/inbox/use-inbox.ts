import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import type { Page } from '../live.ts'
import type { ListOf } from './list-state.ts'
import { queryOf, useViews, viewIdIn } from './use-views.ts'

/** A queue as it is listed; kept in step by the live stream. */
export function useInbox(queue: string) {
  const { me, shop } = useDesk()
  const viewId = viewIdIn(queue)
  const views = useViews()
  const filter = viewId ? views.find(({ id }) => id === viewId)?.filter : undefined
  const of: ListOf = { queue, shop, staffId: me.staff.id, ...(filter && { filter }) }
  const path = filter
    ? `/conversations/matching?${queryOf(shop ? { ...filter, shop: shop as never } : filter)}`
    : `/conversations?queue=${queue}${shop ? `&shop=${shop}` : ''}`
  const query = useInfiniteQuery<Page, Error, InfiniteData<Page>, readonly unknown[], string | null>({
    queryKey: ['inbox', of],
    queryFn: ({ pageParam }) => get<Page>(`${path}${pageParam ? `&cursor=${pageParam}` : ''}`),
    initialPageParam: null,
    enabled: !viewId || filter !== undefined,
    getNextPageParam: (last) => last.next,
  })
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return { ...query, items }
}
