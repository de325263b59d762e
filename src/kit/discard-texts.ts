import { createContext } from 'react'

/** What is asked before words are thrown away; without it they are thrown away unasked. */
export const DiscardTexts = createContext<{ question: string; keep: string; discard: string } | null>(null)
