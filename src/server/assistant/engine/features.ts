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
 * What the classifier sees of a normalised text: words and pairs of words, runs of 3 to 5 letters, Chinese characters alone, in pairs and in threes,
 * and the concepts it touches. Long numbers are one and the same word: which number it is says nothing of what is wanted.
 */
export function featuresOf(normalised: string, lexicon: Lexicon = 'shop'): number[] {
  const text = normalised.replace(numberLike, ' numbertoken ').replace(/\d+/g, '0')
  const features: number[] = []
  let before = ''
  for (const [run] of text.matchAll(word)) {
    if (han.test(run)) {
      for (let i = 0; i < run.length; i++) {
        features.push(hash(1, run, i, i + 1))
        if (i + 2 <= run.length) features.push(hash(2, run, i, i + 2))
        if (i + 3 <= run.length) features.push(hash(3, run, i, i + 3))
      }
      continue
    }
    features.push(hash(4, run), hash(5, `${before} ${run}`))
    const edged = `^${run}$`
    for (let size = 3; size <= 5; size++) for (let at = 0; at + size <= edged.length; at++) features.push(hash(6, edged, at, at + size))
    before = run
  }
  for (const [name, pattern] of lexicons[lexicon]) if (pattern.test(text)) features.push(hash(7, name), hash(7, name))
  return features
}
