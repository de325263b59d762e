import { atOnce } from '../../../shared/at-once.ts'
import { buildIndex, type Merged, type Scored } from './bm25.ts'

/** From here on an entry is said without asking; below it is only offered. */
export const SAY_AT = 0.9

/** Weights of coverage, likeness, lead over the next, and a constant: a logistic gives how often the first entry found is the right one. */
export type Certainty = readonly [coverage: number, likeness: number, lead: number, constant: number]

/** Where a bank is too small to learn from: learnt from banks of shop questions in both languages. */
export const untaught: Certainty = [5, 7, 3, -7.2]
const ENOUGH = 120
const SAMPLE = 500

const evidenceOf = (found: readonly Scored<unknown>[]): number[] => {
  const [best, next] = found
  return best ? [best.coverage, best.likeness, 1 - (next?.score ?? 0) / best.score, 1] : [0, 0, 0, 1]
}
const logistic = (weights: readonly number[], evidence: readonly number[]): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * evidence[i]!, 0)))

/** How surely the first of what was found is what was asked for. Lexical scores alone don't know what they don't know. */
export const certaintyOf = (certainty: Certainty, found: readonly Scored<unknown>[]): number =>
  found.length ? logistic(certainty, evidenceOf(found)) : 0

/**
 * Learns from the bank itself: of entries with several phrasings one is held back and asked, once with its entry in the bank, once as if it were not there,
 * which stands for everything the bank has no answer to.
 */
export function* learningCertainty<T>(entries: readonly Merged<T>[]): Generator<void, Certainty> {
  const several = entries.filter(({ texts }) => texts.length > 1)
  if (several.length < ENOUGH) return untaught
  const every = Math.max(1, Math.floor(several.length / SAMPLE))
  const held = new Set(several.filter((_, i) => i % every === 0))
  const index = yield* buildIndex(entries.map((one) => (held.has(one) ? { entry: one.entry, texts: one.texts.slice(0, -1) } : one)))
  const seen: Seen[] = []
  for (const { entry, texts } of held) {
    yield
    const found = index.search(texts.at(-1)!, 3)
    const without = found.filter((one) => one.entry !== entry)
    seen.push({ evidence: evidenceOf(found), right: found[0]?.entry === entry }, { evidence: evidenceOf(without), right: false })
  }
  return yield* fit(seen)
}
export const learnCertainty = <T>(entries: readonly Merged<T>[]): Certainty => atOnce(learningCertainty(entries))

interface Seen {
  evidence: readonly number[]
  right: boolean
}

/** Logistic regression by plain gradient steps: four weights, a few thousand examples, some milliseconds. */
function* fit(seen: readonly Seen[]): Generator<void, Certainty> {
  const weights = [...untaught] as number[]
  for (let round = 0; round < 300; round++) {
    yield
    const slope = [0, 0, 0, 0]
    for (const { evidence, right } of seen) {
      const miss = logistic(weights, evidence) - (right ? 1 : 0)
      for (let i = 0; i < 4; i++) slope[i]! += (miss * evidence[i]!) / seen.length
    }
    for (let i = 0; i < 4; i++) weights[i]! -= 4 * slope[i]!
  }
  return weights as unknown as Certainty
}
