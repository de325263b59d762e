import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { Signal } from '../../shared/events.ts'
import { useDesk } from '../desk-context.ts'

/** Who else has a conversation open, as the stream tells it. Who closes it says nothing: they are forgotten when they are not heard of again. */
export interface Viewer {
  staffId: string
  writes: boolean
}
const TELL_MS = 15_000
const FORGET_MS = 20_000
const WRITES_MS = 4_000

type Heard = ReadonlyMap<string, { at: number; wroteAt: number }>
const nobody: readonly Viewer[] = []
const heard = new Map<string, Heard>()
const shown = new Map<string, readonly Viewer[]>()
const listeners = new Set<(newcomer: string | null) => void>()

function draw(conversationId: string): void {
  const now = Date.now()
  const still = new Map([...(heard.get(conversationId) ?? [])].filter(([, { at }]) => now - at < FORGET_MS))
  heard.set(conversationId, still)
  shown.set(
    conversationId,
    [...still].map(([staffId, { wroteAt }]) => ({ staffId, writes: now - wroteAt < WRITES_MS })),
  )
  listeners.forEach((listener) => listener(null))
}

/** What another member of staff does right now. */
export function hearStaff({ name, conversationId, staffId }: Signal): void {
  if (!staffId) return
  const known = heard.get(conversationId) ?? new Map<string, { at: number; wroteAt: number }>()
  const isNew = !known.has(staffId)
  const now = Date.now()
  heard.set(conversationId, new Map(known).set(staffId, { at: now, wroteAt: name === 'typing' ? now : (known.get(staffId)?.wroteAt ?? 0) }))
  draw(conversationId)
  if (name === 'typing') setTimeout(() => draw(conversationId), WRITES_MS + 50)
  setTimeout(() => draw(conversationId), FORGET_MS + 50)
  if (isNew) listeners.forEach((listener) => listener(conversationId))
}

/** The others who have this conversation open; tells them that I have. Whoever comes later is answered, so that both know at once. */
export function useViewers(conversationId: string): readonly Viewer[] {
  const { live } = useDesk()
  const tell = useEffectEvent(() => {
    if (document.visibilityState === 'visible') live.current?.viewing(conversationId)
  })
  useEffect(() => {
    const { current } = live
    tell()
    const timer = setInterval(() => tell(), TELL_MS)
    const answer = (newcomer: string | null) => newcomer === conversationId && tell()
    listeners.add(answer)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearInterval(timer)
      listeners.delete(answer)
      document.removeEventListener('visibilitychange', tell)
      current?.viewing(null)
    }
  }, [conversationId, live])
  return useSyncExternalStore(subscribe, () => shown.get(conversationId) ?? nobody)
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}
