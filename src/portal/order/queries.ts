import { useQuery } from '@tanstack/react-query'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { OrderOptions } from '../../shared/wire/portal.ts'
import { get } from '../api.ts'
import { useSession } from '../session.ts'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'

/** Kept apart by session: what one customer saw is never shown to the next. */
const useKey = () => {
  const { slug } = useShop()
  const session = useSession(slug)
  return { slug, key: [slug, session?.token ?? ''] }
}

export function useOrder(id: string) {
  const { slug, key } = useKey()
  return useQuery({ queryKey: [...key, 'order', id], queryFn: () => get<Order>(slug, `/my/orders/${id}`) })
}

export function useOptions(id: string) {
  const { slug, key } = useKey()
  const { language } = useText()
  return useQuery({
    queryKey: [...key, 'options', id, language],
    queryFn: () => get<OrderOptions>(slug, `/my/orders/${id}/options`),
    staleTime: 5_000,
  })
}

export function useCases(order: string) {
  const { slug, key } = useKey()
  const { language } = useText()
  return useQuery({
    queryKey: [...key, 'cases', order, language],
    queryFn: () => get<{ items: Aftersale[] }>(slug, `/my/aftersales?order=${order}&limit=50`),
    staleTime: 5_000,
  })
}

/** Nothing more happens to these. */
export const over: ReadonlySet<string> = new Set(['done', 'refused', 'withdrawn'])
/** A case moves while nobody touches it: looked at again every so often while it is open and in view. */
export function useCase(id: string) {
  const { slug, key } = useKey()
  const { language } = useText()
  return useQuery({
    queryKey: [...key, 'case', id, language],
    queryFn: () => get<Aftersale>(slug, `/my/aftersales/${id}`),
    staleTime: 2_000,
    refetchInterval: ({ state }) => (state.data && !over.has(state.data.status) ? 12_000 : false),
  })
}

export const useOwnKey = (): readonly string[] => useKey().key
