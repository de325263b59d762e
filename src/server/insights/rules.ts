/** A line of a thread, as far as figures go by it. */
export interface Turn {
  at: Date
  author: 'customer' | 'staff' | 'assistant' | 'system'
  kind: 'text' | 'note' | 'system'
  code: string | null
}
export type Between = readonly [from: Date, to: Date]
export interface Counted {
  /** Each time somebody waited for a person's answer and got one. */
  replies: readonly Between[]
  handling: Between | null
  closings: number
}

const handedOver = new Set(['queued', 'noOneOnline'])
const takenUp = new Set(['taken', 'transferred'])

/**
 * What a thread says about waiting and answering. A wait for a person begins when the customer is handed over, or writes something no assistant has
 * answered; several messages in a row are one wait; it ends with a person's next message. Handling goes from the moment somebody took it to `closedAt`.
 */
export function countTurns(turns: readonly Turn[], closedAt: Date | null): Counted {
  const replies: Between[] = []
  let since: Date | null = null
  let begun: Date | null = null
  for (const { at, author, kind, code } of turns) {
    if (code && takenUp.has(code)) begun ??= at
    if (code && handedOver.has(code)) since = at
    if (kind !== 'text') continue
    if (author === 'customer') since ??= at
    if (author === 'assistant') since = null
    if (author !== 'staff') continue
    begun ??= at
    if (since) replies.push([since, at])
    since = null
  }
  return {
    replies,
    handling: begun && closedAt && closedAt > begun ? [begun, closedAt] : null,
    closings: turns.filter(({ code }) => code === 'closed').length,
  }
}
