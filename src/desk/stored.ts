import { useSyncExternalStore } from 'react'

/** A choice this browser remembers (where storage is forbidden: this page). Several tabs agree on it. */
export function stored<Value extends string | number | boolean>(name: string, first: Value) {
  const key = `shopbell ${name}`
  const listeners = new Set<() => void>()
  const read = (): Value => {
    try {
      const kept = localStorage.getItem(key)
      const value: unknown = kept === null ? first : JSON.parse(kept)
      return typeof value === typeof first ? (value as Value) : first
    } catch {
      return first
    }
  }
  let now = read()
  const tell = () => listeners.forEach((listener) => listener())
  addEventListener('storage', (event) => {
    if (event.key !== key) return
    now = read()
    tell()
  })
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    get: () => now,
    set(value: Value) {
      now = value
      try {
        localStorage.setItem(key, JSON.stringify(value))
      } catch {}
      tell()
    },
    use: () => useSyncExternalStore(subscribe, () => now),
  }
}
