import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'

export interface Hit {
  word: string
  message: string
  verdict: 'block' | 'warn' | 'replace'
}
const PAUSE_MS = 350
const none: readonly Hit[] = []

/** What is asked again when a shop's words or settings change. */
export const guardCheckKey = (shopId: string) => ['guard-check', shopId] as const

/** What the guard would say to these words, asked when the writer pauses; nothing while there are none. The server decides again on sending. */
export function useGuard(shopId: string, text: string): readonly Hit[] {
  const { language } = useText()
  const [paused, setPaused] = useState('')
  const empty = !text.trim()
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), empty ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, empty])
  const asked = useQuery({
    queryKey: [...guardCheckKey(shopId), language, paused],
    queryFn: () => send<{ hits: Hit[] }>('POST', '/guard/check', { shopId, body: paused }).then(({ hits }) => hits),
    enabled: !!paused.trim(),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
  return empty || !paused.trim() ? none : (asked.data ?? none)
}
