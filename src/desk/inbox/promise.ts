import { useSyncExternalStore } from 'react'

export interface PromiseQuestion {
  conversationId: string
  words: string[]
  choices: { code: string; dueAt: string }[]
  /** A time, null for “it is no promise”, undefined to go back to the words. */
  answer(promise: string | null | undefined): void
}

/** Questions the server asked about messages on their way: they wait here until their conversation is on screen. */
let asked: readonly PromiseQuestion[] = []
const listeners = new Set<() => void>()
function set(next: readonly PromiseQuestion[]): void {
  asked = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks until when a promise will be kept. */
export function askPromise(conversationId: string, details: unknown): Promise<string | null | undefined> {
  const { words, choices } = details as Pick<PromiseQuestion, 'words' | 'choices'>
  return new Promise((resolve) => {
    const question: PromiseQuestion = {
      conversationId,
      words,
      choices,
      answer(promise) {
        set(asked.filter((one) => one !== question))
        resolve(promise)
      },
    }
    set([...asked, question])
  })
}

export const usePromiseQuestion = (conversationId: string): PromiseQuestion | undefined =>
  useSyncExternalStore(subscribe, () => asked).find((one) => one.conversationId === conversationId)
