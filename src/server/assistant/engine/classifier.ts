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
  /** By feature, then by label; the last column tells what is foreign. */
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
  /** Texts that are none of the labels, normalised. They are no label and never guessed: every label learns that they are not its own. */
  foreign?: readonly string[]
}

/** What a text may be, and what tells how far that is to be trusted. */
export interface Guessed<Label extends string = string> {
  /** Every label, best first. */
  guesses: Guess<Label>[]
  /** Which share of the text the examples have shown. */
  known: number
  concepts: number
  /** From 1, of the labels' kind, to −1, foreign. */
  scope: number
}

/** A foreign text missed costs as much as this many examples taken for foreign: there are fewer of them. */
const FOREIGN_BOOST = 4

/** TF-IDF of the features and one linear separator a label, and one for what is foreign. */
export function train<Label extends string>(
  examples: readonly Example<Label>[],
  { lexicon = 'shop', boost = 2, foreign = [] }: Training = {},
): Model<Label> {
  const { vocabulary, rows } = learnVocabulary([...examples.map(({ text }) => text), ...foreign], lexicon, examples.length)
  const labels = [...new Set(examples.map(({ label }) => label))]
  const numbers = new Map(labels.map((label, i) => [label, i]))
  const columns = labels.length + 1
  const own = Int32Array.from([...examples.map(({ label }) => numbers.get(label)!), ...foreign.map(() => labels.length)])
  const size = vocabulary.rarity.length
  const weights = new Float32Array(size * columns)
  const bias = new Float32Array(columns)
  const order = shuffled(own.length)
  for (let column = 0; column < columns; column++) {
    if (column === labels.length && !foreign.length) break
    const found = separate(rows, (i) => own[i] === column, size, order, column < labels.length ? boost : FOREIGN_BOOST)
    for (let place = 0; place < size; place++) weights[place * columns + column] = found[place]!
    bias[column] = found[size]!
  }
  return { labels, lexicon, vocabulary, weights, bias }
}

export function guess<Label extends string>(model: Model<Label>, normalised: string): Guessed<Label> {
  const { row, known, concepts } = vectorOf(model.vocabulary, normalised, model.lexicon)
  const margins = marginsOf(model, row)
  const guesses = model.labels.map((label, i) => ({ label, margin: margins[i]! })).sort((a, b) => b.margin - a.margin)
  return { guesses, known, concepts, scope: Math.max(-1, Math.min(1, -margins[model.labels.length]!)) }
}

function marginsOf({ weights, bias }: Model, row: Rows): Float64Array {
  const sums = Float64Array.from(bias)
  const many = bias.length
  for (let j = 0; j < row.start[1]!; j++) {
    const from = row.at[j]! * many
    const value = row.value[j]!
    for (let column = 0; column < many; column++) sums[column]! += weights[from + column]! * value
  }
  return sums
}
