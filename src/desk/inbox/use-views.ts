import { useQuery } from '@tanstack/react-query'
import type { InboxFilter, SavedView } from '../../shared/wire/views.ts'
import { get } from '../api.ts'

/** How often what is in each is counted again. */
const AGAIN_MS = 30_000
/** A saved list has its place in the address like a queue has. */
const PREFIX = 'view-'
export const addressOf = (view: Pick<SavedView, 'id'>): string => `${PREFIX}${view.id}`
export const viewIdIn = (queue: string): string | null => (queue.startsWith(PREFIX) ? queue.slice(PREFIX.length) : null)

/** Undefined until they are there. */
export function useKnownViews(): readonly SavedView[] | undefined {
  const { data } = useQuery({ queryKey: ['views'], queryFn: () => get<{ items: SavedView[] }>('/views'), refetchInterval: AGAIN_MS })
  return data?.items
}
export const useViews = (): readonly SavedView[] => useKnownViews() ?? none
const none: readonly SavedView[] = []

/** A filter as the address of a list says it. */
export const queryOf = (filter: InboxFilter): string =>
  Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${field}=${encodeURIComponent(String(value))}`)
    .join('&')
