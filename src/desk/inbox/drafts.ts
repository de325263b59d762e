import type { Attachment } from '../../shared/wire/conversation.ts'

export type DraftKind = 'text' | 'note'
/** Unsent words, one for the reply and one for the note of every conversation; they survive reload. `kept` = the server has just these. */
export interface LocalDraft {
  text: string
  kept: boolean
}
const none: LocalDraft = { text: '', kept: true }
const key = (conversationId: string, kind: DraftKind) => `shopbell draft ${conversationId} ${kind}`

export function localDraft(conversationId: string, kind: DraftKind): LocalDraft {
  try {
    const stored = localStorage.getItem(key(conversationId, kind))
    if (!stored) return none
    return { kept: stored.startsWith('='), text: stored.slice(1) }
  } catch {
    return none
  }
}
export const readDraft = (conversationId: string, kind: DraftKind): string => localDraft(conversationId, kind).text

export function writeDraft(conversationId: string, kind: DraftKind, text: string, kept = false): void {
  try {
    if (text || !kept) localStorage.setItem(key(conversationId, kind), `${kept ? '=' : '+'}${text}`)
    else localStorage.removeItem(key(conversationId, kind))
  } catch {}
}

/** The panel beside the thread puts words or a card into the composer; the keyboard puts the cursor there. */
export interface ToComposer {
  insert?: string
  card?: { orderId: string } | { productId: string }
  label?: string
  /** Files to go out with the next message. */
  attachments?: readonly Attachment[]
  focus?: DraftKind
}
const listeners = new Set<(what: ToComposer) => void>()
export const toComposer = (what: ToComposer): void => listeners.forEach((listener) => listener(what))
export const onComposer = (listener: (what: ToComposer) => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
