import { useSyncExternalStore } from 'react'

/** Rows that were ticked to do the same to all of them; null = nobody is choosing. */
let chosen: ReadonlySet<string> | null = null
const listeners = new Set<() => void>()

export function choose(next: ReadonlySet<string> | null): void {
  chosen = next
  for (const listener of listeners) listener()
}
export function tick(id: string): void {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  choose(next)
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useChosen = (): ReadonlySet<string> | null => useSyncExternalStore(subscribe, () => chosen)
