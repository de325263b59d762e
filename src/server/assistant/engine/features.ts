import { feelings } from './feelings.ts'
import { concepts } from './lexicon.ts'

const word = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}'])+/gu
const han = /\p{Script=Han}/u
const numberLike = /#?\b[a-z]{0,4}[-_]?\d[\d-]{5,}\b/g

/** Which dictionary of concepts stands beside the words: shop talk, feelings, or none. */
export type Lexicon = 'shop' | 'feelings' | 'off'
const lexicons = { shop: concepts, feelings, off: [] } as const

/** FNV-1a over UTF-16 units: a feature is a number of 32 bits, so that a model is nothing but arrays. */
function hash(seed: number, text: string, from = 0, to = text.length): number {
  let h = (0x811c9dc5 ^ seed) >>> 0
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  return Math.imul(h, 0x2c1b3c6d) >>> 0
}

/**
 * How much each kind of feature counts beside the others; measured by cross-validation. Single characters and whole words carry over to new sentences,
 * long runs hardly do.
 */
const weights = { character: 1.4, pair: 1, three: 0.5, word: 1.2, words: 1, run: 0.4, concept: 1, concepts: 0.3 } as const

/**
 * What the classifier sees of a normalised text, with how much it counts: words and pairs of words, runs of 3 to 5 letters, Chinese characters alone, in
 * pairs and in threes, the concepts it touches and pairs of them. Long numbers are one and the same word: which number it is says nothing of what is wanted.
 */
export function featuresOf(normalised: string, lexicon: Lexicon = 'shop'): Map<number, number> {
  const text = normalised.replace(numberLike, ' numbertoken ').replace(/\d+/g, '0')
  const features = new Map<number, number>()
  let before = ''
  for (const [run] of text.matchAll(word)) {
    if (han.test(run)) characters(features, run)
    else letters(features, run, before)
    before = run
  }
  const touched = conceptsIn(text, lexicon)
  touched.forEach((name, i) => {
    features.set(hash(7, name), weights.concept)
    for (const other of touched.slice(i + 1)) features.set(hash(8, `${name} ${other}`), weights.concepts)
  })
  return features
}

/** The concepts a text touches, by name. */
export const conceptsIn = (text: string, lexicon: Lexicon): string[] =>
  lexicons[lexicon].flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []))

function characters(features: Map<number, number>, run: string): void {
  for (let i = 0; i < run.length; i++) {
    features.set(hash(1, run, i, i + 1), weights.character)
    if (i + 2 <= run.length) features.set(hash(2, run, i, i + 2), weights.pair)
    if (i + 3 <= run.length) features.set(hash(3, run, i, i + 3), weights.three)
  }
}

function letters(features: Map<number, number>, run: string, before: string): void {
  features.set(hash(4, run), weights.word)
  features.set(hash(5, `${before} ${run}`), weights.words)
  const edged = `^${run}$`
  for (let size = 3; size <= 5; size++)
    for (let at = 0; at + size <= edged.length; at++) features.set(hash(6, edged, at, at + size), weights.run)
}
