import { useEffect, useState } from 'react'
import { cut } from '../../shared/cut.ts'

/** The server looks for no more. */
const MOST_LETTERS = 200

/** What is being searched for, once typing has paused. */
export function useSearch(initial = ''): { typed: string; asked: string; setTyped(text: string): void } {
  const [typed, setTyped] = useState(initial)
  const [asked, setAsked] = useState(initial)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(cut(typed.trim(), MOST_LETTERS).trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  return { typed, asked, setTyped }
}
