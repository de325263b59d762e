/** What is searched for: lower-cased words without their endings, and for Chinese single characters and pairs of them. */
export function terms(text: string): string[] {
  const found: string[] = []
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) found.push(run.length > 4 ? run.replace(/(?:ing|ies|es|s|ed)$/, '') : run)
    else {
      const letters = [...run]
      letters.forEach((letter, i) => found.push(letter, ...(i + 1 < letters.length ? [letter + letters[i + 1]!] : [])))
    }
  }
  return found.filter((term) => !stop.has(term))
}

export interface Scored<T> {
  entry: T
  score: number
  /** Between 0 and 1: which share of what was asked the entry accounts for, by rarity. */
  coverage: number
  /** Between 0 and 1: how much the question and the likest single phrasing of the entry have in common. Measured for the first five only, 0 for the rest. */
  likeness: number
}

export interface Merged<T> {
  entry: T
  /** Title and every phrasing: together they are one document. */
  texts: readonly string[]
}

const K1 = 1.2
const B = 0.6
const LIKENED = 5
const stop = new Set(
  '的 了 吗 呢 啊 我 你 您 是 请 问 the a an i is are do does my to of you your it can what how in for and me please'.split(' '),
)

interface Postings {
  at: Int32Array
  /** What the term adds to the entry's score. */
  weight: Float32Array
  rarity: number
}

/** BM25 over merged entries: five phrasings of one entry find it far more often than five entries of one phrasing. Rebuilt whole when knowledge changes. */
export function createIndex<T>(entries: readonly Merged<T>[]) {
  const postings = postingsOf(entries.map(({ texts }) => terms(texts.join(' \n '))))
  const scores = new Float32Array(entries.length)
  const covered = new Float32Array(entries.length)
  const unseen = Math.log(1 + (entries.length + 0.5) / 0.5)
  const rarityOf = (term: string) => postings.get(term)?.rarity ?? unseen
  const weightOf = (all: Iterable<string>) => {
    let sum = 0
    for (const term of all) sum += rarityOf(term)
    return sum
  }

  function likeness(asked: ReadonlySet<string>, wanted: number, texts: readonly string[]): number {
    return texts.slice(0, 40).reduce((best, text) => {
      const own = new Set(terms(text))
      const both = weightOf([...own].filter((term) => asked.has(term)))
      return Math.max(best, (2 * both) / (wanted + weightOf(own) || 1))
    }, 0)
  }

  return {
    /** The best `limit` entries; `weigh` says how much an entry counts here, 0 leaves it out. */
    search(query: string, limit: number, weigh: (entry: T) => number = () => 1): Scored<T>[] {
      const asked = new Set(terms(query.slice(0, 500)))
      const wanted = weightOf(asked)
      const touched: number[] = []
      for (const term of asked) {
        const list = postings.get(term)
        if (!list) continue
        for (let i = 0; i < list.at.length; i++) {
          const at = list.at[i]!
          if (scores[at] === 0) touched.push(at)
          scores[at]! += list.weight[i]!
          covered[at]! += list.rarity
        }
      }
      const best = touched
        .map((at) => ({ at, score: scores[at]! * weigh(entries[at]!.entry), coverage: wanted ? covered[at]! / wanted : 0 }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .slice(0, limit)
      for (const at of touched) {
        scores[at] = 0
        covered[at] = 0
      }
      return best.map(({ at, score, coverage }, rank) => ({
        entry: entries[at]!.entry,
        score,
        coverage,
        likeness: rank < LIKENED ? likeness(asked, wanted, entries[at]!.texts) : 0,
      }))
    },
  }
}
export type KnowledgeIndex<T> = ReturnType<typeof createIndex<T>>

function postingsOf(documents: readonly (readonly string[])[]): ReadonlyMap<string, Postings> {
  const average = documents.reduce((sum, document) => sum + document.length, 0) / Math.max(1, documents.length)
  const found = new Map<string, { at: number[]; count: number[] }>()
  documents.forEach((document, at) => {
    for (const term of document) {
      const list = found.get(term) ?? { at: [], count: [] }
      found.set(term, list)
      if (list.at.at(-1) === at) list.count[list.count.length - 1]! += 1
      else {
        list.at.push(at)
        list.count.push(1)
      }
    }
  })
  return new Map(
    [...found].map(([term, { at, count }]) => {
      const rarity = Math.log(1 + (documents.length - at.length + 0.5) / (at.length + 0.5))
      const weight = Float32Array.from(
        at,
        (entry, i) => (rarity * count[i]! * (K1 + 1)) / (count[i]! + K1 * (1 - B + (B * documents[entry]!.length) / average)),
      )
      return [term, { at: Int32Array.from(at), weight, rarity }]
    }),
  )
}
