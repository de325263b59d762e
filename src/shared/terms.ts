import type { Term } from './wire/knowledge.ts'

/** A stretch of a text; `meaning` of a term that stands here for the first time, null of everything else. */
export interface Stretch {
  text: string
  meaning: string | null
}
/** Most branches go on in one way only: that one is a comparison, the others are looked up. */
interface Branch {
  unit: number
  child: Branch | undefined
  others: Map<number, Branch> | undefined
  term: Term | undefined
}
interface Match {
  start: number
  end: number
  term: Term
}

/** Two letters or figures of one word. Chinese and Japanese are written without spaces: a word of theirs begins and ends anywhere. */
const together = /^(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}]){2}$/u
const insideWord = (text: string, at: number): boolean => together.test(text.slice(at - 1, at + 1))

/** Some letters grow when they become small; those stay as they are, so that every place in the text stays. */
const small = (text: string): string => {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('')
}

/**
 * Finds the words of a glossary in texts: whole words of letters in any case, Chinese ones anywhere. Where two overlap the longer counts.
 * A term is explained once in what shares `seen`.
 */
export function termFinder(terms: readonly Term[]): (text: string, seen?: Set<Term>) => Stretch[] {
  const root = newBranch()
  for (const term of terms) for (const word of term.words) plant(root, small(word.trim()), term)
  return (text, seen = new Set()) => {
    const stretches: Stretch[] = []
    let from = 0
    for (const { start, end, term } of longest(matches(root, text), text.length)) {
      if (seen.has(term)) continue
      seen.add(term)
      if (start > from) stretches.push({ text: text.slice(from, start), meaning: null })
      stretches.push({ text: text.slice(start, end), meaning: term.text })
      from = end
    }
    if (from < text.length) stretches.push({ text: text.slice(from), meaning: null })
    return stretches
  }
}

const newBranch = (): Branch => ({ unit: -1, child: undefined, others: undefined, term: undefined })
const follow = (branch: Branch, unit: number): Branch | undefined => (branch.unit === unit ? branch.child : branch.others?.get(unit))
function grow(branch: Branch, unit: number): Branch {
  const grown = newBranch()
  if (branch.child) (branch.others ??= new Map()).set(unit, grown)
  else Object.assign(branch, { unit, child: grown })
  return grown
}

function plant(root: Branch, word: string, term: Term): void {
  if (!word) return
  let branch = root
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at)
    branch = follow(branch, unit) ?? grow(branch, unit)
  }
  branch.term ??= term
}

function matches(root: Branch, text: string): Match[] {
  const found: Match[] = []
  const lower = small(text)
  for (let start = 0; start < lower.length; start += 1) {
    let branch = follow(root, lower.charCodeAt(start))
    for (let end = start + 1; branch; end += 1) {
      const { term } = branch
      if (term && !insideWord(text, start) && !insideWord(text, end)) found.push({ start, end, term })
      branch = follow(branch, lower.charCodeAt(end))
    }
  }
  return found
}

/** Those that don't overlap, longer ones before shorter, in their order. A shorter one that overlaps a longer has an end in it. */
function longest(found: Match[], length: number): Match[] {
  const taken = new Uint8Array(length)
  return found
    .sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start)
    .filter(({ start, end }) => !taken[start] && !taken[end - 1] && taken.fill(1, start, end))
    .sort((one, other) => one.start - other.start)
}
