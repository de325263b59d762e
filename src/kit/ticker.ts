import { useSyncExternalStore } from 'react'

/** One clock for all timers on screen: a thousand rows, one interval. */
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const one of listeners) one()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Seconds since `since`, rounded down to `step`, so that a component is drawn anew only when what it shows changes. */
export const useSecondsSince = (since: number, step = 1): number =>
  useSyncExternalStore(subscribe, () => Math.floor(Math.max(0, now - since) / 1000 / step) * step)
