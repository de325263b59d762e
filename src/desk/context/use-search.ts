import { useEffect, useState } from 'react'

/** What is being searched for, once typing has paused. */
export function useSearch(initial = ''): { typed: string; asked: string; setTyped(text: string): void } {
  const [typed, setTyped] = useState(initial)
  const [asked, setAsked] = useState(initial)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  return { typed, asked, setTyped }
}
