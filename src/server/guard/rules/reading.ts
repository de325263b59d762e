import { Converter } from 'opencc-js/t2cn'
import { digitLetters, lookAlikes, spoken, strokes } from '../dictionary/letters.ts'
import { firstParts, splits } from '../dictionary/splits.ts'

/** A text as it is matched: one form for many spellings. Letter i stood from `from[i]` to `to[i]` in the text as written. */
export interface Reading {
  text: string
  letters: string
  from: number[]
  to: number[]
}

const simplified = Converter({ from: 't', to: 'cn' })
const skipped = /[\s\p{P}\p{S}\p{C}\p{M}\u3164\u115f\u1160\uffa0]/u
const han = /\p{Script=Han}/u

/** Half-width, lower case, Simplified, Latin; empty for what stands between letters. */
function fold(character: string): string {
  let folded = ''
  for (const plain of character.normalize('NFKC').toLowerCase()) {
    if (plain !== '%' && (skipped.test(plain) || strokes.includes(plain))) continue
    folded += lookAlikes.get(plain) ?? (han.test(plain) ? simplified(plain) : plain)
  }
  return folded
}
const known = new Map<string, string>()
/** Every character is folded once a process. Thousands of different ones are written, not millions. */
function foldOf(character: string): string {
  let folded = known.get(character)
  if (folded === undefined) {
    folded = fold(character)
    if (known.size < 100_000) known.set(character, folded)
  }
  return folded
}

function read(text: string, aloud: boolean): Reading {
  const reading: Reading = { text, letters: '', from: [], to: [] }
  let index = 0
  for (const character of text) {
    const end = index + character.length
    const letters = (aloud ? spoken[character] : undefined) ?? foldOf(character)
    for (let unit = 0; unit < letters.length; unit++) {
      reading.from.push(index)
      reading.to.push(end)
    }
    reading.letters += letters
    index = end
  }
  return reading
}

const spokenAny = new RegExp(
  `[${Object.keys(spoken)
    .join('')
    .replace(/[\\\]^-]/g, '\\$&')}]`,
  'u',
)
const digitsWithin = /[a-z][013457]+(?=[a-z])/
const isDigit = (code: number) => code >= 48 && code <= 57

/** As plainly written; and, where there is a reason to, with signs read aloud, digits as letters and parts put together again. */
export function readingsOf(text: string): Reading[] {
  const plain = read(text, false)
  const aloud = spokenAny.test(text) ? read(text, true) : plain
  const lettered = digitsWithin.test(aloud.letters)
    ? {
        ...aloud,
        letters: aloud.letters.replace(/(?<=[a-z])[013457]+(?=[a-z])/g, (run) => [...run].map((digit) => digitLetters[digit]).join('')),
      }
    : aloud
  const joined = join(lettered)
  return joined === plain ? [plain] : [plain, joined, ...(joined !== aloud && aloud !== plain ? [aloud] : [])]
}

const LONGEST = Math.max(...[...splits.keys()].map((parts) => parts.length))

/** Puts the parts of characters together; the same reading when there are none. */
function join(reading: Reading): Reading {
  const { letters, from, to } = reading
  let out: Reading | null = null
  for (let i = 0; i < letters.length; i++) {
    const length = firstParts.has(letters[i]!) ? partsAt(letters, i) : 0
    if (length && !out) out = { text: reading.text, letters: letters.slice(0, i), from: from.slice(0, i), to: to.slice(0, i) }
    if (!out) continue
    out.letters += length ? splits.get(letters.slice(i, i + length))! : letters[i]!
    out.from.push(from[i]!)
    i += Math.max(0, length - 1)
    out.to.push(to[i]!)
  }
  return out ?? reading
}
function partsAt(letters: string, at: number): number {
  for (let length = Math.min(LONGEST, letters.length - at); length >= 2; length--)
    if (splits.has(letters.slice(at, at + length))) return length
  return 0
}

/** Whether something other than a letter stands before letter `i`. */
export const gapBefore = ({ from, to }: Reading, i: number): boolean => i <= 0 || from[i]! > to[i - 1]!
export const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || isDigit(code)
export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff
