/** What can be put in while writing: a script, a colleague's name, an emoji, a value of this conversation. */
export type Offer = 'script' | 'mention' | 'emoji' | 'variable'

export interface Trigger {
  offer: Offer
  /** What was typed after the sign. */
  query: string
  /** Where the sign stands; the caret ends what is replaced. */
  from: number
}

const MOST_QUERY = 30
/** Each sign, and what may stand before it. `、` is what a Chinese keyboard gives for `/`. A colon needs a letter after it, and none before: 10:30 and http: are not emoji. */
const signs: readonly (readonly [offer: Offer, pattern: RegExp])[] = [
  ['script', /(?:^|\s)[/、]([^\s/、]*)$/u],
  ['mention', /(?:^|[^\w.+-])@([^\s@]*)$/u],
  ['emoji', /(?:^|[^\p{L}\p{N}_:]):([\p{L}_]+)$/u],
  ['variable', /\{\{([^\s{}]*)$/u],
]

/** What the words before the caret ask for; null for most of them. */
export function triggerAt(text: string, caret: number, offers: readonly Offer[]): Trigger | null {
  const before = text.slice(Math.max(0, caret - MOST_QUERY - 3), caret)
  for (const [offer, pattern] of signs) {
    const query = offers.includes(offer) ? pattern.exec(before)?.[1] : undefined
    if (query === undefined) continue
    return { offer, query, from: caret - query.length - (offer === 'variable' ? 2 : 1) }
  }
  return null
}

/** The text with `insert` in place of the sign and its query, and where the caret then stands. */
export function withInsert(text: string, from: number, caret: number, insert: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(caret), caret: from + insert.length }
}

/** Puts this conversation's values into a script's `{{places}}`; what isn't known stays, so that the writer sees what is missing. */
export const withValues = (body: string, values: Readonly<Record<string, string | null>>): string =>
  body.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name === 'me' ? 'staff' : name] ?? place)
