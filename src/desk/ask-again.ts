import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query'

const waiting = new WeakSet<Query>()

/** What is shown of these is no longer true: asks again for those on screen, the others when they are shown next. */
export function askAgain(client: QueryClient, filters: QueryFilters): Promise<void> {
  // A first answer on its way is waited for by the library, not asked for anew; it may have been read before the change.
  askAgainOnceHere(client, { ...filters, predicate: (query) => query.state.data === undefined && (filters.predicate?.(query) ?? true) })
  return client.invalidateQueries(filters)
}

/** An answer that is on its way may have been read before what an event just told, and would undo it: asked for once more when it is here. */
export function askAgainOnceHere(client: QueryClient, filters: QueryFilters): void {
  for (const query of client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
    if (waiting.has(query)) continue
    waiting.add(query)
    const again = () => {
      waiting.delete(query)
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
    }
    void query.promise?.then(again, again)
  }
}
