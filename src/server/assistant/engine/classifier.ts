import type { Lexicon } from './features.ts'
import { separate, shuffled } from './separate.ts'
import { learnVocabulary, type Rows, type Vocabulary, vectorOf } from './vectors.ts'

export interface Example<Label extends string = string> {
  /** Normalised. */
  text: string
  label: Label
}

/** Nothing but arrays: it can be handed from the thread that trained it to the one that asks it. */
export interface Model<Label extends string = string> {
  labels: Label[]
  lexicon: Lexicon
  vocabulary: Vocabulary
  /** By feature, then by label. */
  weights: Float32Array
  bias: Float32Array
}

export interface Guess<Label extends string = string> {
  label: Label
  margin: number
}

export interface Training {
  lexicon?: Lexicon
  /** How much more a missed example of a label costs than a wrong one of another: 1 where both are as many. */
  boost?: number
}

/** TF-IDF of the features and one linear separator a label. */
export function train<Label extends string>(
  examples: readonly Example<Label>[],
  { lexicon = 'shop', boost = 2 }: Training = {},
): Model<Label> {
  const { vocabulary, rows } = learnVocabulary(
    examples.map(({ text }) => text),
    lexicon,
  )
  const labels = [...new Set(examples.map(({ label }) => label))]
  const numbers = new Map(labels.map((label, i) => [label, i]))
  const own = Int32Array.from(examples, ({ label }) => numbers.get(label)!)
  const size = vocabulary.rarity.length
  const weights = new Float32Array(size * labels.length)
  const bias = new Float32Array(labels.length)
  const order = shuffled(examples.length)
  labels.forEach((_, label) => {
    const found = separate(rows, (i) => own[i] === label, size, order, boost)
    for (let place = 0; place < size; place++) weights[place * labels.length + label] = found[place]!
    bias[label] = found[size]!
  })
  return { labels, lexicon, vocabulary, weights, bias }
}

/** Every label with its margin, best first, and which share of the text the examples have shown. */
export function guess<Label extends string>(model: Model<Label>, normalised: string): { guesses: Guess<Label>[]; known: number } {
  const { row, known } = vectorOf(model.vocabulary, normalised, model.lexicon)
  const margins = marginsOf(model, row)
  const guesses = model.labels.map((label, i) => ({ label, margin: margins[i]! })).sort((a, b) => b.margin - a.margin)
  return { guesses, known }
}

function marginsOf({ labels, weights, bias }: Model, row: Rows): Float64Array {
  const sums = Float64Array.from(bias)
  const many = labels.length
  for (let j = 0; j < row.start[1]!; j++) {
    const from = row.at[j]! * many
    const value = row.value[j]!
    for (let label = 0; label < many; label++) sums[label]! += weights[from + label]! * value
  }
  return sums
}
