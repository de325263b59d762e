import { featuresOf } from './features.ts'

export interface Example<Label extends string> {
  text: string
  label: Label
}
interface Sparse {
  at: Int32Array
  value: Float32Array
}
export interface Guess<Label> {
  label: Label
  margin: number
}

const PASSES = 30
/** Cost of a wrong example; measured best between 0.3 and 3 by cross-validation. */
const C = 1

/** TF-IDF of the features and one linear SVM a label (L2 loss, dual coordinate descent). Deterministic: the same examples give the same model. */
export function train<Label extends string>(examples: readonly Example<Label>[]) {
  const documents = examples.map((example) => count(featuresOf(example.text)))
  const frequency = new Map<string, number>()
  for (const document of documents) for (const feature of document.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1)
  const vocabulary = new Map([...frequency.keys()].map((feature, i) => [feature, i]))
  const rarity = new Float32Array([...frequency.values()].map((n) => Math.log((1 + documents.length) / (1 + n)) + 1))

  const vector = (document: ReadonlyMap<string, number>): Sparse => {
    const entries = [...document].flatMap(([feature, n]) => {
      const at = vocabulary.get(feature)
      return at === undefined ? [] : [[at, (1 + Math.log(n)) * rarity[at]!] as const]
    })
    const length = Math.hypot(...entries.map(([, value]) => value)) || 1
    return { at: Int32Array.from(entries, ([at]) => at), value: Float32Array.from(entries, ([, value]) => value / length) }
  }

  const vectors = documents.map(vector)
  const labels = [...new Set(examples.map((example) => example.label))]
  const order = shuffled(examples.length)
  const weights = labels.map((label) =>
    separate(
      vectors,
      examples.map((example) => (example.label === label ? 1 : -1)),
      vocabulary.size,
      order,
    ),
  )

  return {
    /** Every label with its margin, best first. */
    guess(normalised: string): Guess<Label>[] {
      const x = vector(count(featuresOf(normalised)))
      return labels.map((label, i) => ({ label, margin: dot(weights[i]!, x) })).toSorted((a, b) => b.margin - a.margin)
    },
    /** Which share of the text's features the examples have ever shown. */
    known(normalised: string): number {
      const features = [...new Set(featuresOf(normalised))]
      return features.length ? features.filter((feature) => vocabulary.has(feature)).length / features.length : 0
    },
  }
}

function count(features: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

/** The weights that tell +1 from -1; the last one is the bias. */
function separate(vectors: readonly Sparse[], sides: readonly (1 | -1)[], size: number, order: readonly number[]): Float32Array {
  const weights = new Float32Array(size + 1)
  const alphas = new Float64Array(vectors.length)
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = 0
    for (const i of order) {
      const side = sides[i]!
      const cost = side > 0 ? C * 4 : C
      const slack = 1 / (2 * cost)
      const gradient = side * dot(weights, vectors[i]!) - 1 + slack * alphas[i]!
      const next = Math.max(0, alphas[i]! - gradient / (2 + slack))
      const step = (next - alphas[i]!) * side
      if (step === 0) continue
      moved = Math.max(moved, Math.abs(step))
      alphas[i] = next
      add(weights, vectors[i]!, step)
    }
    if (moved < 1e-3) break
  }
  return weights
}

function dot(weights: Float32Array, { at, value }: Sparse): number {
  let sum = weights[weights.length - 1]!
  for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * value[i]!
  return sum
}
function add(weights: Float32Array, { at, value }: Sparse, step: number): void {
  weights[weights.length - 1]! += step
  for (let i = 0; i < at.length; i++) weights[at[i]!]! += step * value[i]!
}

/** A fixed shuffle, so that training is the same everywhere. */
function shuffled(length: number): number[] {
  const order = Array.from({ length }, (_, i) => i)
  let state = 42
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const j = state % (i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
