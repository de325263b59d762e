import { useSyncExternalStore } from 'react'

/** What lies over the inbox now; each is fetched when first asked for. */
export type DialogName = 'help' | 'palette' | 'snooze' | 'close'
let open: DialogName | null = null
const listeners = new Set<() => void>()

export function openDialog(name: DialogName | null): void {
  open = name
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useOpenDialog = (): DialogName | null => useSyncExternalStore(subscribe, () => open)
