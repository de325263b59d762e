import { type Example, type Guess, guess, type Training, train } from './classifier.ts'
import { shuffled } from './separate.ts'

/** Weights of the best margin, its lead over the next, how familiar the text is, and a constant: a logistic gives how often a guess like this is right. */
export type Calibration = readonly [margin: number, lead: number, known: number, constant: number]

const FOLDS = 4
/** What customers ask that no label covers, as a share of everything. Assumed for fitting; the answer moves little between a tenth and a third. */
const FOREIGN = 0.2

/** For the phrasings as shipped, as `calibrate` finds it: a test compares them. A shop's own words change which intent is meant, not how far a margin is to be trusted. */
export const shipped: Calibration = [1.56, 1.72, 0.72, -1.27]

export const evidenceOf = (guesses: readonly Guess[], known: number): [number, number, number, number] => [
  guesses[0]?.margin ?? -1,
  (guesses[0]?.margin ?? -1) - (guesses[1]?.margin ?? -1),
  known,
  1,
]

export const confidenceOf = (calibration: Calibration, evidence: readonly number[]): number =>
  1 / (1 + Math.exp(-calibration.reduce((sum, weight, i) => sum + weight * evidence[i]!, 0)))

interface Seen {
  evidence: readonly number[]
  right: boolean
  weight: number
}

/**
 * How far a guess may be trusted, learnt from texts the model has not seen: in every fold a part of the examples is held out, and with it a part
 * of the labels altogether, whose examples stand for everything that is none of the labels.
 */
export function calibrate(examples: readonly Example[], training: Training = {}): Calibration {
  const labels = [...new Set(examples.map(({ label }) => label))]
  const labelFold = foldsOf(labels.length, 7)
  const foldOfLabel = new Map(labels.map((label, i) => [label, labelFold[i]!]))
  const fold = foldsOf(examples.length, 11)
  const manyLabels = labels.length >= FOLDS * 2
  const seen: Seen[] = []
  for (let held = 0; held < FOLDS; held++) {
    const foreign = ({ label }: Example) => manyLabels && foldOfLabel.get(label) === held
    const model = train(
      examples.filter((example, i) => fold[i] !== held && !foreign(example)),
      training,
    )
    examples.forEach((example, i) => {
      const isForeign = foreign(example)
      if (fold[i] !== held) return
      const { guesses, known } = guess(model, example.text)
      seen.push({
        evidence: evidenceOf(guesses, known),
        right: !isForeign && guesses[0]?.label === example.label,
        weight: isForeign ? FOREIGN * FOLDS : (1 - FOREIGN) / (1 - 1 / FOLDS),
      })
    })
  }
  return fit(seen)
}

const foldsOf = (length: number, seed: number): Int32Array => shuffled(length, seed).map((at) => at % FOLDS)

/** Logistic regression by Newton's method, slightly held back. */
function fit(seen: readonly Seen[]): Calibration {
  const weights = [0, 0, 0, 0]
  for (let round = 0; round < 25; round++) {
    const gradient = weights.map((weight, i) => (i < 3 ? 0.5 * weight : 0))
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? (i < 3 ? 0.5 : 1e-6) : 0)))
    for (const { evidence, right, weight } of seen) {
      const p = confidenceOf(weights as unknown as Calibration, evidence)
      for (let i = 0; i < 4; i++) {
        gradient[i]! += weight * (p - (right ? 1 : 0)) * evidence[i]!
        for (let j = 0; j < 4; j++) curve[i]![j]! += weight * p * (1 - p) * evidence[i]! * evidence[j]!
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
