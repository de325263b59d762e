import { useEffect, useState } from 'react'
import { send } from '../api.ts'

export interface Hit {
  word: string
  message: string
  verdict: 'block' | 'warn' | 'replace'
}
const PAUSE_MS = 350
const none: readonly Hit[] = []

/** What the guard would say to these words, asked when the writer pauses; nothing while there are none. The server decides again on sending. */
export function useGuard(shopId: string, text: string): readonly Hit[] {
  const [hits, setHits] = useState(none)
  const empty = !text.trim()
  useEffect(() => {
    let stale = false
    const ask = async () => {
      const check = empty
        ? { hits: none }
        : await send<{ hits: Hit[] }>('POST', '/guard/check', { shopId, body: text }).catch(() => ({ hits: none }))
      if (!stale) setHits(check.hits)
    }
    const timer = setTimeout(ask, empty ? 0 : PAUSE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [shopId, text, empty])
  return empty ? none : hits
}
