import { singular } from '../../shared/singular.ts'

const MOST_WORDS = 2_000
const LONGEST = 60
const han = /^\p{Script=Han}/u
/** A run of Chinese characters, or a run of anything else that is written with letters and digits. */
const runs = /\p{Script=Han}+|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv

/** What a text is found by: lower-cased words in the singular, and for Chinese every character and every pair of neighbours. At most 2,000 a text, none twice. */
export function searchWords(text: string): string[] {
  const words = new Set<string>()
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (words.size >= MOST_WORDS) break
    if (!han.test(run)) words.add(singular(run.slice(0, LONGEST)))
    else for (const word of charactersAndPairs([...run].slice(0, MOST_WORDS))) words.add(word)
  }
  return [...words].slice(0, MOST_WORDS)
}

function* charactersAndPairs(characters: readonly string[]): Generator<string> {
  for (const [at, character] of characters.entries()) {
    yield character
    const next = characters[at + 1]
    if (next) yield character + next
  }
}

/** A word as PostgreSQL's text search reads it literally: nothing in it can become an operator. */
const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The text of a `tsvector`: what is in the first text outweighs what is in the second, and so on; at most four (A, B, C, D). For `$1::tsvector`. */
export function tsvectorOf(...texts: readonly string[]): string {
  const weightOf = new Map<string, string>()
  texts.slice(0, 4).forEach((text, i) => {
    for (const word of searchWords(text)) if (!weightOf.has(word)) weightOf.set(word, 'ABCD'[i]!)
  })
  return [...weightOf].map(([word, weight], i) => `${quoted(word)}:${i + 1}${weight}`).join(' ')
}

/**
 * A query that wants every word (`|`: any of them), the last one perhaps half typed. A character that is part of a wanted pair needs no asking.
 * For `$1::tsquery`, not `to_tsquery`, which would cut the words up again by the database's own rules. Empty when there is nothing to look for.
 * `before` stands before each word.
 */
export function tsqueryOf(words: readonly string[], join: '&' | '|' = '&', before = ''): string {
  const pairs = words.filter((word) => han.test(word) && [...word].length === 2)
  const wanted = words.filter((word) => !(han.test(word) && [...word].length === 1 && pairs.some((pair) => pair.includes(word))))
  const last = wanted.at(-1)
  return [...new Set(wanted)]
    .slice(0, 24)
    .map((word) => (word === last && !han.test(word) ? `${quoted(before + word)}:*` : quoted(before + word)))
    .join(` ${join} `)
}
