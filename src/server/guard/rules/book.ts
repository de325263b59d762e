import { atOnce } from '../../../shared/at-once.ts'
import { unremarkable } from '../dictionary/letters.ts'
import { type GuardReason } from '../dictionary/reasons.ts'
import { expand, harmless, phrases } from '../dictionary/words.ts'
import { buildMatcher } from './matcher.ts'
import { gapBefore, isHan, isLatin, type Reading, readingsOf } from './reading.ts'
import { type Sounds, soundsOf, wordStarts } from './sounds.ts'

export interface Entry {
  word: string
  reason: GuardReason
  verdict: 'block' | 'warn' | 'replace' | 'allow'
  replacement: string | null
  /** Only there; everywhere when null. */
  channel: string | null
  sounds: boolean
  unlessBefore?: RegExp | undefined
  unlessAfter?: RegExp | undefined
  followedBy?: RegExp | undefined
}

/** Where in the text as written an entry was found. */
export interface Place {
  entry: Entry
  start: number
  end: number
}

/** A compiled dictionary. Compiling twenty thousand words costs half a second, matching microseconds. */
export interface Book {
  find(readings: readonly Reading[], sounds: readonly Sounds[]): Place[]
}

const plainOf = (word: string) => readingsOf(word)[0]!.letters
const codesOf = (letters: string) => Array.from({ length: letters.length }, (_, i) => letters.charCodeAt(i))
const someHan = (letters: string) => codesOf(letters).some(isHan)

/** Pauses while it compiles: whoever writes meanwhile is not kept waiting. */
export function* compileBook(given: Iterable<Entry>): Generator<void, Book> {
  const entries: Entry[] = []
  const words: string[] = []
  const codes: number[][] = []
  const heard: number[][] = []
  for (const entry of given) {
    yield
    const letters = plainOf(entry.word)
    const tokens = entry.sounds && someHan(letters) ? soundsOf(letters).tokens : []
    entries.push(entry)
    words.push(letters)
    codes.push(codesOf(letters))
    heard.push(tokens.length >= 2 ? tokens : [])
  }
  const byLetters = yield* buildMatcher(codes)
  const bySound = yield* buildMatcher(heard)
  return {
    find(readings, sounds) {
      const places: Place[] = []
      for (const [r, reading] of readings.entries()) {
        const { letters, from, to } = reading
        const keep = (word: number, first: number, last: number) => {
          const entry = entries[word]!
          if (fits(entry, letters, first, last)) places.push({ entry, start: from[first]!, end: to[last]! })
        }
        byLetters.scan(codesOf(letters), letters.length, (word, last) => {
          const first = last + 1 - words[word]!.length
          if (standsAlone(reading, words[word]!, first, last)) keep(word, first, last)
        })
        const { tokens, first, last } = sounds[r]!
        let starts: Set<number> | undefined
        bySound.scan(tokens, tokens.length, (word, at) => {
          const begin = at + 1 - heard[word]!.length
          const [a, z] = [first[begin]!, last[at]!]
          if (letters.slice(a, z + 1) === words[word]) return
          const isSpelled = () => aligned((starts ??= wordStarts(letters)), first, begin, at)
          if (soundsLike(words[word]!, reading, a, z, at - begin + 1, isSpelled)) keep(word, a, z)
        })
      }
      return places
    },
  }
}

const CONTEXT = 10
const fits = ({ unlessBefore, unlessAfter, followedBy }: Entry, letters: string, first: number, last: number): boolean =>
  !unlessBefore?.test(letters.slice(Math.max(0, first - CONTEXT), first)) &&
  !unlessAfter?.test(letters.slice(last + 1, last + 1 + CONTEXT)) &&
  (!followedBy || followedBy.test(letters.slice(last + 1, last + 30)))

const sentence = /[，。！？；：、,.!?;:\n]/
/** A Latin word is a word of its own, not part of another; two characters with a comma between them are two sentences, unless all is spaced so. */
function standsAlone(reading: Reading, word: string, first: number, last: number): boolean {
  const { letters } = reading
  if (word.length === 1) return true
  if (!someHan(word)) {
    const before = !gapBefore(reading, first) && isLatin(letters.charCodeAt(first - 1))
    const after = last + 1 < letters.length && !gapBefore(reading, last + 1) && /[a-z]/.test(letters[last + 1]!)
    return !before && !after
  }
  if (word.length > 2 || !gapBefore(reading, last) || !sentence.test(reading.text.slice(reading.to[first]!, reading.from[last]!)))
    return true
  return gapBefore(reading, first) && (last + 1 >= letters.length || gapBefore(reading, last + 1))
}

/** The text falls into single characters just here: nobody would write them side by side for their meaning. */
function aligned(starts: ReadonlySet<number>, first: readonly number[], begin: number, at: number): boolean {
  for (let i = begin; i <= at; i++) if (!starts.has(first[i]!)) return false
  return starts.has(first[at]! + 1)
}

/** Whether something that only sounds like a word is meant as one. Two syllables are often chance, three hardly ever. */
function soundsLike(word: string, { letters }: Reading, a: number, z: number, syllables: number, isSpelled: () => boolean): boolean {
  const written = letters.slice(a, z + 1)
  const codes = codesOf(written)
  if (!codes.some(isHan)) return (someHan(letters) && syllables >= 2) || (syllables >= 3 && written.length >= 8)
  if (syllables >= 3 || codes.some(isLatin)) return true
  const changed = [...written].filter((letter, i) => letter !== word[i])
  return !changed.some((letter) => unremarkable.has(letter)) && isSpelled()
}

function* builtInEntries(): Generator<Entry> {
  for (const { templates, sounds = false, ...rest } of phrases)
    for (const word of new Set(templates.flatMap(expand))) yield { ...rest, word, sounds, replacement: null, channel: null }
  for (const word of harmless) yield { word, reason: 'shopWord', verdict: 'allow', replacement: null, channel: null, sounds: false }
}

let first: Book | undefined
/** What every shop has. Compiled once a process, when first needed. */
export const builtIn = (): Book => (first ??= atOnce(compileBook(builtInEntries())))
export const isBuiltInReady = (): boolean => first !== undefined
/** The same, for who must not keep others waiting. */
export function* readyBuiltIn(): Generator<void, void> {
  first ??= yield* compileBook(builtInEntries())
}
