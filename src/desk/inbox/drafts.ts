/** Unsent words, one for the reply and one for the note of every conversation; they survive reload. */
const key = (conversationId: string, kind: string) => `shopbell draft ${conversationId} ${kind}`

export function readDraft(conversationId: string, kind: 'text' | 'note'): string {
  try {
    return localStorage.getItem(key(conversationId, kind)) ?? ''
  } catch {
    return ''
  }
}
export function writeDraft(conversationId: string, kind: 'text' | 'note', text: string): void {
  try {
    if (text) localStorage.setItem(key(conversationId, kind), text)
    else localStorage.removeItem(key(conversationId, kind))
  } catch {}
}

/** The panel beside the thread puts words or a card into the composer; the keyboard puts the cursor there. */
export interface ToComposer {
  insert?: string
  card?: { orderId: string } | { productId: string }
  label?: string
  focus?: 'text' | 'note'
}
const listeners = new Set<(what: ToComposer) => void>()
export const toComposer = (what: ToComposer): void => listeners.forEach((listener) => listener(what))
export const onComposer = (listener: (what: ToComposer) => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
