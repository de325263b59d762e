import { conceptsIn, featuresOf, type Lexicon } from './features.ts'

/** Many sparse vectors one behind the other: `start[i]` to `start[i + 1]` are the places and values of the i-th. */
export interface Rows {
  start: Int32Array
  at: Int32Array
  value: Float32Array
}

/** Features by number: open addressing over plain arrays, so that a model can be handed to another thread without a copy. */
export interface Vocabulary {
  keys: Uint32Array
  places: Int32Array
  rarity: Float32Array
  /** Features below this place stand in the examples; those above only in what is foreign. */
  own: number
}

function slotOf(keys: Uint32Array, places: Int32Array, key: number): number {
  const mask = keys.length - 1
  let slot = Math.imul(key, 0x9e3779b1) >>> 0
  for (slot &= mask; places[slot] !== -1 && keys[slot] !== key; slot = (slot + 1) & mask);
  return slot
}
export const placeOf = ({ keys, places }: Vocabulary, key: number): number => places[slotOf(keys, places, key)]!

/** Rare features say more than common ones, but in a few thousand short sentences not as much more as their rarity. */
const rarityOf = (all: number, having: number): number => Math.sqrt(Math.log((1 + all) / (1 + having)) + 1)

/** Learns how rare each feature is and turns the texts into vectors of length one; those from `own` on are foreign. */
export function learnVocabulary(texts: readonly string[], lexicon: Lexicon, own = texts.length): { vocabulary: Vocabulary; rows: Rows } {
  const documents = texts.map((text) => featuresOf(text, lexicon))
  const frequency = new Map<number, number>()
  let known = 0
  documents.forEach((document, i) => {
    for (const feature of document.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1)
    if (i < own) known = frequency.size
  })
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, frequency.size * 2)))
  const vocabulary: Vocabulary = {
    keys: new Uint32Array(size),
    places: new Int32Array(size).fill(-1),
    rarity: new Float32Array(frequency.size),
    own: known,
  }
  let place = 0
  for (const [feature, n] of frequency) {
    const slot = slotOf(vocabulary.keys, vocabulary.places, feature)
    vocabulary.keys[slot] = feature
    vocabulary.places[slot] = place
    vocabulary.rarity[place++] = rarityOf(documents.length, n)
  }
  return { vocabulary, rows: rowsOf(vocabulary, documents) }
}

function rowsOf(vocabulary: Vocabulary, documents: readonly ReadonlyMap<number, number>[]): Rows {
  const total = documents.reduce((sum, document) => sum + document.size, 0)
  const rows: Rows = { start: new Int32Array(documents.length + 1), at: new Int32Array(total), value: new Float32Array(total) }
  let end = 0
  documents.forEach((document, i) => {
    const from = end
    let square = 0
    for (const [feature, weight] of document) {
      const place = placeOf(vocabulary, feature)
      if (place < 0) continue
      const value = weight * vocabulary.rarity[place]!
      rows.at[end] = place
      rows.value[end++] = value
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    for (let j = from; j < end; j++) rows.value[j]! /= length
    rows.start[i + 1] = end
  })
  return rows
}

export interface Read {
  row: Rows
  /** Which share of the text the examples have shown. */
  known: number
  /** How many concepts it touches. */
  concepts: number
}

/** One text as a vector, with what else tells whether it is of the examples' kind. */
export function vectorOf(vocabulary: Vocabulary, text: string, lexicon: Lexicon): Read {
  const document = featuresOf(text, lexicon)
  const row = rowsOf(vocabulary, [document])
  const seen = row.at.subarray(0, row.start[1]!).filter((place) => place < vocabulary.own).length
  return { row, known: document.size ? seen / document.size : 0, concepts: conceptsIn(text, lexicon).length }
}
