import { useQuery } from '@tanstack/react-query'
import type { Staff } from '../../shared/wire/people.ts'
import { get } from '../api.ts'

/** Who works for a shop. */
export function useColleagues(shopId: string): readonly Staff[] {
  const { data } = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff') })
  return data?.items.filter((one) => one.shopIds.includes(shopId as never)) ?? []
}
