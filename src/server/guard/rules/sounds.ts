import { pinyin } from 'pinyin-pro'
import { isHan, isLatin } from './reading.ts'

/** Syllables are numbered from here on, above every letter that is matched as itself. */
const FIRST = 0xe000

const numbers = new Map<string, number>()
const numberOf = (syllable: string): number => {
  let number = numbers.get(syllable)
  if (number === undefined) numbers.set(syllable, (number = FIRST + numbers.size))
  return number
}
const byCharacter = new Map<number, number>()
/** The syllable of a character without its tone; the character itself when it has none. */
function soundOf(code: number): number {
  let sound = byCharacter.get(code)
  if (sound === undefined) {
    const [syllable = ''] = pinyin(String.fromCharCode(code), { toneType: 'none', type: 'array', v: true })
    sound = /^[a-z]+$/.test(syllable) ? numberOf(syllable) : code
    byCharacter.set(code, sound)
  }
  return sound
}

const initials = ['', 'b', 'p', 'm', 'f', 'd', 't', 'n', 'l', 'g', 'k', 'h', 'j', 'q', 'x', 'zh', 'ch', 'sh', 'r', 'z', 'c', 's', 'y', 'w']
const finals = 'a o e i u v ai ei ui ao ou iu ie ve ue er an en in un ang eng ing ong ia ian iang iao iong ua uai uan uang uo'.split(' ')
const syllables = new Set(initials.flatMap((initial) => finals.map((final) => initial + final)))
const LONGEST = 6
/** Latin runs longer than this are sentences, not syllables. */
const MOST_LATIN = 24

export interface Sounds {
  tokens: number[]
  /** Token i is made of the letters from `first[i]` to `last[i]`. */
  first: number[]
  last: number[]
}

/** What a text sounds like: characters and Latin syllables alike, so that 微信, 威信 and weixin are one. */
export function soundsOf(letters: string): Sounds {
  const sounds: Sounds = { tokens: [], first: [], last: [] }
  const add = (token: number, first: number, last: number) => {
    sounds.tokens.push(token)
    sounds.first.push(first)
    sounds.last.push(last)
  }
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i)
    if (isHan(code)) {
      add(soundOf(code), i, i)
      continue
    }
    let end = i
    while (end < letters.length && isLatin(letters.charCodeAt(end))) end++
    const cuts = end - i > 1 && end - i <= MOST_LATIN ? syllablesIn(letters.slice(i, end)) : null
    if (cuts) {
      let at = i
      for (const syllable of cuts) {
        add(numberOf(syllable), at, at + syllable.length - 1)
        at += syllable.length
      }
    } else for (let k = i; k < Math.max(end, i + 1); k++) add(letters.charCodeAt(k), k, k)
    i = Math.max(end - 1, i)
  }
  return sounds
}

/** A Latin run cut into as few syllables as it can be; null when it can't. */
function syllablesIn(run: string): string[] | null {
  const best: (string[] | null)[] = [[], ...Array.from({ length: run.length }, () => null)]
  for (let end = 1; end <= run.length; end++)
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const before = best[start]
      if (!before || (best[end] && best[end]!.length <= before.length + 1)) continue
      const syllable = run.slice(start, end)
      if (syllables.has(syllable)) best[end] = [...before, syllable]
    }
  return best[run.length] ?? null
}

let segmenter: Intl.Segmenter | undefined
/** Where the words of a Chinese text begin. */
export const wordStarts = (letters: string): Set<number> => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const starts = new Set<number>([letters.length])
  for (const { index } of segmenter.segment(letters)) starts.add(index)
  return starts
}
