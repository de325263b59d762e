import { type Example, type Guessed, guess, type Training, train } from './classifier.ts'
import { shuffled } from './separate.ts'

/** Weights of what speaks for a guess, see `evidenceOf`, the last one a constant: a logistic gives how often a guess like this is right. */
export type Calibration = readonly [margin: number, lead: number, known: number, scope: number, concepts: number, constant: number]

const FOLDS = 4
/** What else customers ask, as a share of everything: a shop's business that no label covers, and what is no business of a shop at all. Assumed for fitting. */
const UNCOVERED = 0.1
const FOREIGN = 0.25
/** So many foreign texts in a row are of one topic, and held out together. */
const TOPIC = 10

/** For the phrasings as shipped, as `calibrate` finds it: a test compares them. A shop's own words change which intent is meant, not how far a margin is to be trusted. */
export const shipped: Calibration = [1.4, 1.68, 1.7, 1.42, -0.51, -2.65]

/** Concepts are counted up to four: what touches many of them may be one of many intents. */
export const evidenceOf = ({ guesses, known, scope, concepts }: Guessed): number[] => {
  const best = guesses[0]?.margin ?? -1
  return [best, best - (guesses[1]?.margin ?? -1), known, scope, Math.min(4, concepts) / 2, 1]
}

export const confidenceOf = (calibration: Calibration, evidence: readonly number[]): number =>
  1 / (1 + Math.exp(-calibration.reduce((sum, weight, i) => sum + weight * evidence[i]!, 0)))

type Kind = 'own' | 'uncovered' | 'foreign'
interface Seen {
  evidence: readonly number[]
  right: boolean
  kind: Kind
}

/**
 * How far a guess may be trusted, learnt from texts the model has not seen: in every fold a part of the examples is held out, and with it a part
 * of the labels altogether, whose examples stand for everything a shop is asked that is none of the labels, and a part of what is foreign.
 */
export function calibrate(examples: readonly Example[], { foreign = [], ...training }: Training = {}): Calibration {
  const labels = [...new Set(examples.map(({ label }) => label))]
  const labelFold = foldsOf(labels.length, 7)
  const foldOfLabel = new Map(labels.map((label, i) => [label, labelFold[i]!]))
  const fold = foldsOf(examples.length, 11)
  const manyLabels = labels.length >= FOLDS * 2
  const seen: Seen[] = []
  for (let held = 0; held < FOLDS; held++) {
    const isUncovered = ({ label }: Example) => manyLabels && foldOfLabel.get(label) === held
    const isHeld = (i: number) => Math.floor(i / TOPIC) % FOLDS === held
    const model = train(
      examples.filter((example, i) => fold[i] !== held && !isUncovered(example)),
      { ...training, foreign: foreign.filter((_, i) => !isHeld(i)) },
    )
    const look = (text: string, label: string, kind: Kind) => {
      const guessed = guess(model, text)
      seen.push({ evidence: evidenceOf(guessed), right: kind === 'own' && guessed.guesses[0]?.label === label, kind })
    }
    examples.forEach((example, i) => fold[i] === held && look(example.text, example.label, isUncovered(example) ? 'uncovered' : 'own'))
    foreign.forEach((text, i) => isHeld(i) && look(text, '', 'foreign'))
  }
  return fit(weighed(seen))
}

/** Each kind counts as much as its share of what is asked, however many texts there are of it. */
function weighed(seen: readonly Seen[]): (Seen & { weight: number })[] {
  const many = (kind: Kind) => seen.filter((one) => one.kind === kind).length
  const [uncovered, foreign] = [many('uncovered') ? UNCOVERED : 0, many('foreign') ? FOREIGN : 0]
  const shares = { own: 1 - uncovered - foreign, uncovered, foreign }
  const weights = Object.fromEntries(
    (Object.keys(shares) as Kind[]).map((kind) => [kind, (shares[kind] * seen.length) / (many(kind) || 1)]),
  )
  return seen.map((one) => ({ ...one, weight: weights[one.kind]! }))
}

const foldsOf = (length: number, seed: number): Int32Array => shuffled(length, seed).map((at) => at % FOLDS)

/** Logistic regression by Newton's method, slightly held back. */
function fit(seen: readonly (Seen & { weight: number })[]): Calibration {
  const weights = [0, 0, 0, 0, 0, 0]
  const last = weights.length - 1
  for (let round = 0; round < 25; round++) {
    const gradient = weights.map((weight, i) => (i < last ? 0.5 * weight : 0))
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? (i < last ? 0.5 : 1e-6) : 0)))
    for (const { evidence, right, weight } of seen) {
      const p = confidenceOf(weights as unknown as Calibration, evidence)
      for (let i = 0; i <= last; i++) {
        gradient[i]! += weight * (p - (right ? 1 : 0)) * evidence[i]!
        for (let j = 0; j <= last; j++) curve[i]![j]! += weight * p * (1 - p) * evidence[i]! * evidence[j]!
      }
    }
    const step = solve(curve, gradient)
    step.forEach((change, i) => {
      weights[i]! -= change
    })
    if (Math.hypot(...step) < 1e-6) break
  }
  return weights as unknown as Calibration
}

/** Gauss with pivots; small and symmetric. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let column = 0; column < n; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row, i) => (Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? column + i : best), column)
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let k = column; k <= n; k++) rows[row]![k]! -= factor * rows[column]![k]!
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}
