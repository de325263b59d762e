import type { Meaning } from './port.ts'

export interface Near<T> {
  entry: T
  /** −1 to 1: the cosine of the two directions. */
  likeness: number
}

/** From so many entries on their likenesses to a question show which of them stand out. */
const ENOUGH = 10
/** So many standard deviations above what the bank's entries have in common with the question. */
const OUTSTANDING = 2

/** The entries of one language with what they mean; those of another length than the question's are not compared. */
export function createNearness<T>(entries: readonly { entry: T; meaning: Meaning }[]) {
  const lengths = entries.map(({ meaning }) => norm(meaning))

  return {
    size: entries.length,
    /**
     * The best `limit` entries that stand out from all the others: how alike two texts are in numbers differs from model to model and from shop
     * to shop, so the shop's own entries are the measure. `weigh` as in the index of words.
     */
    search(question: Meaning, limit: number, weigh: (entry: T) => number = () => 1): Near<T>[] {
      const own = norm(question)
      const all: Near<T>[] = []
      entries.forEach(({ entry, meaning }, i) => {
        if (meaning.length === question.length && weigh(entry) > 0)
          all.push({ entry, likeness: product(question, meaning) / (own * lengths[i]! || 1) })
      })
      if (all.length < ENOUGH) return []
      const mean = all.reduce((sum, { likeness }) => sum + likeness, 0) / all.length
      const spread = Math.sqrt(all.reduce((sum, { likeness }) => sum + (likeness - mean) ** 2, 0) / all.length)
      return all
        .filter(({ likeness }) => likeness > mean + OUTSTANDING * spread)
        .toSorted((a, b) => b.likeness - a.likeness)
        .slice(0, limit)
    },
  }
}
export type Nearness<T> = ReturnType<typeof createNearness<T>>

function product(a: Meaning, b: Meaning): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
const norm = (a: Meaning): number => Math.sqrt(product(a, a))
export const likeness = (a: Meaning, b: Meaning): number => product(a, b) / (norm(a) * norm(b) || 1)

/** So much less each place counts: an entry both rankings put near their top comes before one that only one of them puts first. */
const EVEN = 5

/** One ranking of several, by places alone: their scores can't be compared. */
export function fused<T>(rankings: readonly (readonly T[])[]): T[] {
  const scores = new Map<T, number>()
  for (const ranking of rankings) ranking.forEach((entry, place) => scores.set(entry, (scores.get(entry) ?? 0) + 1 / (EVEN + place)))
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([entry]) => entry)
}
