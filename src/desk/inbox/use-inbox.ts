import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Queue } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import type { Page } from '../live.ts'
import type { ListOf } from './list-state.ts'

/** A queue as it is listed; kept in step by the live stream. */
export function useInbox(queue: Queue) {
  const { me, shop } = useDesk()
  const of: ListOf = { queue, shop, staffId: me.staff.id }
  const query = useInfiniteQuery<Page, Error, InfiniteData<Page>, readonly unknown[], string | null>({
    queryKey: ['inbox', of],
    queryFn: ({ pageParam }) =>
      get<Page>(`/conversations?queue=${queue}${shop ? `&shop=${shop}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  })
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return { ...query, items }
}
