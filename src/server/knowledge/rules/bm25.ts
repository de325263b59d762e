import { atOnce } from '../../../shared/at-once.ts'
import { singular } from '../../../shared/singular.ts'

/** What is searched for: the stems of lower-cased words, and for Chinese single characters and pairs of them. */
export function terms(text: string): string[] {
  const found: string[] = []
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) found.push(stem(run))
    else {
      const letters = [...run]
      letters.forEach((letter, i) => {
        found.push(letter)
        if (i + 1 < letters.length) found.push(letter + letters[i + 1]!)
      })
    }
  }
  return found.filter((term) => !stop.has(term))
}

/** One spelling for the forms of a word, on both sides of a search: sizes and size, battery and batteries, ship, shipped and shipping. Not a dictionary. */
function stem(word: string): string {
  if (word.length < 4) return word
  const one = word.endsWith('us') ? word : singular(word)
  const [, bare] = /^(?=.{0,3}[aeiouy])(.{3,})(?:ing|ed)$/.exec(one) ?? []
  const root = bare && one.length > 5 ? bare.replace(/([^aeiouls])\1$/, '$1') : one
  return root.length > 3 ? root.replace(/e$/, '').replace(/y$/, 'i') : root
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
/** Where a pair of characters is met, both of them are met as well: in full it would count the same thing twice. */
const PAIR = 0.8
const pair = /^\p{Script=Han}{2}$/u
const shareOf = (term: string): number => (pair.test(term) ? PAIR : 1)
const stop = new Set(
  '的 了 吗 呢 啊 我 你 您 是 请 问 the a an i is are do does my to of you your it can what how in for and me please'.split(' '),
)

interface Postings {
  at: Int32Array
  /** What the term adds to the entry's score. */
  weight: Float32Array
  rarity: number
}

/** Searched at once, built with pauses: a bank of many thousand entries takes most of a second. */
export const createIndex = <T>(entries: readonly Merged<T>[]): KnowledgeIndex<T> => atOnce(buildIndex(entries))

/** BM25 over merged entries: five phrasings of one entry find it far more often than five entries of one phrasing. Rebuilt whole when knowledge changes. */
export function* buildIndex<T>(entries: readonly Merged<T>[]): Generator<void, KnowledgeIndex<T>> {
  const postings = yield* postingsOf(entries)
  const scores = new Float32Array(entries.length)
  const touched = new Int32Array(entries.length)
  const unseen = Math.log(1 + (entries.length + 0.5) / 0.5)
  const rarityOf = (term: string) => postings.get(term)?.rarity ?? unseen * shareOf(term)
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

  /** Adds up what the terms say; how many entries are concerned. */
  function score(lists: readonly Postings[]): number {
    let count = 0
    for (const { at, weight } of lists)
      for (let i = 0; i < at.length; i++) {
        const entry = at[i]!
        if (scores[entry] === 0) touched[count++] = entry
        scores[entry]! += weight[i]!
      }
    return count
  }

  /** Takes the scores down again on its way. */
  function takeBest(count: number, limit: number, weigh: (entry: T) => number): Found[] {
    const best: Found[] = []
    for (let i = 0; i < count; i++) {
      const at = touched[i]!
      const found = { at, score: scores[at]! * weigh(entries[at]!.entry) }
      scores[at] = 0
      if (found.score <= 0 || (best.length >= limit && !isBetter(found, best.at(-1)))) continue
      let place = best.length
      while (place > 0 && isBetter(found, best[place - 1])) place--
      best.splice(place, 0, found)
      if (best.length > limit) best.pop()
    }
    return best
  }

  return {
    search(query, limit, weigh = () => 1) {
      const asked = new Set(terms(query.slice(0, 500)))
      const wanted = weightOf(asked)
      const lists = [...asked].flatMap((term) => postings.get(term) ?? [])
      return takeBest(score(lists), limit, weigh).map(({ at, score }, rank) => ({
        entry: entries[at]!.entry,
        score,
        coverage: lists.reduce((sum, list) => sum + (holds(list.at, at) ? list.rarity : 0), 0) / wanted,
        likeness: rank < LIKENED ? likeness(asked, wanted, entries[at]!.texts) : 0,
      }))
    },
  }
}

export interface KnowledgeIndex<T> {
  /** The best `limit` entries; `weigh` says how much an entry counts here, 0 leaves it out. */
  search(query: string, limit: number, weigh?: (entry: T) => number): Scored<T>[]
}

interface Found {
  at: number
  score: number
}
const isBetter = (one: Found, than: Found | undefined): boolean =>
  !than || one.score > than.score || (one.score === than.score && one.at < than.at)

/** Whether a number is among those that stand in order. */
function holds(all: Int32Array, wanted: number): boolean {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (all[middle]! < wanted) from = middle + 1
    else to = middle
  }
  return all[from] === wanted
}

function* postingsOf(entries: readonly Merged<unknown>[]): Generator<void, ReadonlyMap<string, Postings>> {
  const { ids, counted, ends, lengths, holders } = yield* countedIn(entries)
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, entries.length)
  const rarities = new Float64Array(ids.size)
  const places = new Int32Array(ids.size)
  let place = 0
  for (const [term, id] of ids) {
    rarities[id] = shareOf(term) * Math.log(1 + (entries.length - holders[id]! + 0.5) / (holders[id]! + 0.5))
    places[id] = place
    place += holders[id]!
  }
  const at = new Int32Array(place)
  const weight = new Float32Array(place)
  for (let entry = 0, i = 0; entry < entries.length; entry++) {
    yield
    for (; i < ends[entry]!; i += 2) {
      const [id, count] = [counted[i]!, counted[i + 1]!]
      const here = places[id]!++
      at[here] = entry
      weight[here] = (rarities[id]! * count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[entry]!) / average))
    }
  }
  const postings = new Map<string, Postings>()
  for (const [term, id] of ids) {
    yield
    const [from, to] = [places[id]! - holders[id]!, places[id]!]
    postings.set(term, { at: at.subarray(from, to), weight: weight.subarray(from, to), rarity: rarities[id]! })
  }
  return postings
}

/**
 * How often each entry has which term. Kept as plain numbers outside of what is looked through for garbage: a million small numbers in as many growing
 * lists held everybody up for 50 ms at a time, whatever the slices.
 */
function* countedIn(entries: readonly Merged<unknown>[]) {
  const ids = new Map<string, number>()
  const lengths = new Int32Array(entries.length)
  const ends = new Int32Array(entries.length)
  let counted = new Int32Array(1 << 12)
  let [holders, last] = [new Int32Array(1 << 10), new Int32Array(1 << 10)]
  let end = 0
  for (const [entry, { texts }] of entries.entries()) {
    yield
    const start = end
    const document = terms(texts.join(' \n '))
    lengths[entry] = document.length
    if (end + 2 * document.length > counted.length) counted = grown(counted, end + 2 * document.length)
    for (const term of document) {
      let id = ids.get(term)
      if (id === undefined) ids.set(term, (id = ids.size))
      if (id >= holders.length) [holders, last] = [grown(holders, id + 1), grown(last, id + 1)]
      if (holders[id] && last[id]! >= start) counted[last[id]! + 1]! += 1
      else {
        holders[id]! += 1
        last[id] = end
        counted[end] = id
        counted[end + 1] = 1
        end += 2
      }
    }
    ends[entry] = end
  }
  return { ids, counted, ends, lengths, holders }
}

function grown(numbers: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(least, numbers.length * 2))
  more.set(numbers)
  return more
}
