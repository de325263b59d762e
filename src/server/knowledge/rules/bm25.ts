/** What is searched for: lower-cased words, and for Chinese single characters and pairs of them. */
export function terms(text: string): string[] {
  const found: string[] = []
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) found.push(run.length > 4 ? run.replace(/(?:ing|ies|es|s|ed)$/, '') : run)
    else {
      const letters = [...run]
      letters.forEach((letter, i) => found.push(letter, ...(i + 1 < letters.length ? [letter + letters[i + 1]!] : [])))
    }
  }
  return found
}

export interface Scored<T> {
  entry: T
  /** Between 0 and 1: which share of what was asked the entry accounts for, by rarity. */
  coverage: number
  score: number
}

const K1 = 1.2
const B = 0.6
const stop = new Set([
  '的',
  '了',
  '吗',
  '呢',
  '啊',
  '我',
  '你',
  '您',
  '是',
  '请',
  '问',
  'the',
  'a',
  'an',
  'i',
  'is',
  'are',
  'do',
  'does',
  'my',
  'to',
  'of',
  'you',
  'your',
  'it',
  'can',
  'what',
  'how',
  'in',
  'for',
  'and',
  'me',
  'please',
])

/** BM25 over merged entries: title and every phrasing of an entry are one document. Rebuilt whole when knowledge changes. */
export function createIndex<T>(entries: readonly { entry: T; texts: readonly string[] }[]) {
  const documents = entries.map(({ texts }) => terms(texts.join(' \n ')).filter((term) => !stop.has(term)))
  const average = documents.reduce((sum, document) => sum + document.length, 0) / Math.max(1, documents.length)
  const postings = new Map<string, Map<number, number>>()
  documents.forEach((document, at) => {
    for (const term of document) {
      const list = postings.get(term) ?? new Map<number, number>()
      postings.set(term, list.set(at, (list.get(at) ?? 0) + 1))
    }
  })
  const rarity = (term: string) => {
    const found = postings.get(term)?.size ?? 0
    return Math.log(1 + (documents.length - found + 0.5) / (found + 0.5))
  }

  return {
    search(query: string, limit: number): Scored<T>[] {
      const asked = [...new Set(terms(query.slice(0, 500)).filter((term) => !stop.has(term)))]
      const wanted = asked.reduce((sum, term) => sum + rarity(term), 0)
      const sums = new Map<number, { score: number; covered: number }>()
      for (const term of asked) {
        const weight = rarity(term)
        for (const [at, count] of postings.get(term) ?? []) {
          const sum = sums.get(at) ?? { score: 0, covered: 0 }
          sum.score += (weight * count * (K1 + 1)) / (count + K1 * (1 - B + (B * documents[at]!.length) / average))
          sum.covered += weight
          sums.set(at, sum)
        }
      }
      return [...sums]
        .map(([at, { score, covered }]) => ({ entry: entries[at]!.entry, score, coverage: wanted ? covered / wanted : 0 }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, limit)
    },
  }
}
export type KnowledgeIndex<T> = ReturnType<typeof createIndex<T>>
