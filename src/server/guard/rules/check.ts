import { atOnce } from '../../../shared/at-once.ts'
import type { GuardReason } from '../dictionary/reasons.ts'
import { type Book, builtIn, compileBook, type Place } from './book.ts'
import { personalNumbers } from './personal-numbers.ts'
import { readingsOf } from './reading.ts'
import { soundsOf } from './sounds.ts'

export interface ShopWord {
  word: string
  verdict: 'block' | 'warn' | 'replace' | 'allow'
  replacement: string | null
  /** Only in this channel; in all of them when null. */
  channel?: string | null
}
export interface Hit {
  reason: GuardReason
  /** The words as they were written; of a personal number only the beginning. */
  word: string
  verdict: 'block' | 'warn' | 'replace'
}
export interface Check {
  verdict: 'pass' | 'warn' | 'replace' | 'block'
  hits: Hit[]
  /** What may leave: the text itself, or with the shop's replacements. */
  body: string
}
/** What happens on a reason, where the shop wants something else than usual. */
export type Settings = Partial<Record<GuardReason, 'block' | 'warn' | 'off'>>

const severity = ['pass', 'warn', 'replace', 'block'] as const
const weight = (verdict: Check['verdict']) => severity.indexOf(verdict)

export const compileWords = (words: readonly ShopWord[]): Generator<void, Book> =>
  compileBook(words.map((word) => ({ ...word, reason: 'shopWord', sounds: true, channel: word.channel ?? null })))
const noWords = atOnce(compileBook([]))

interface Spot {
  start: number
  end: number
  reason: GuardReason
  verdict: 'block' | 'warn' | 'replace'
  replacement: string
}

/** What may be said of `text` before it leaves: pure, linear in the text. Identity and card numbers are stopped whatever the settings are. */
export function check(
  text: string,
  { words = noWords, settings = {}, channel = null }: { words?: Book; settings?: Settings; channel?: string | null } = {},
): Check {
  const readings = readingsOf(text)
  const sounds = readings.map(({ letters }) => soundsOf(letters))
  const found = [builtIn(), words]
    .flatMap((book) => book.find(readings, sounds))
    .filter(({ entry }) => entry.channel === null || entry.channel === channel)
  const harmless = found.filter((place) => place.entry.verdict === 'allow' && inOnePiece(text, place))
  const spots = found.flatMap((place): Spot[] => {
    const { entry, start, end } = place
    if (entry.verdict === 'allow' || harmless.some((one) => one.start < end && start < one.end)) return []
    return [{ start, end, reason: entry.reason, verdict: entry.verdict, replacement: entry.replacement ?? '' }]
  })
  for (const { start, end, verdict } of personalNumbers(text)) spots.push({ start, end, reason: 'personalData', verdict, replacement: '' })
  return verdictOn(text, apart(spots.flatMap((spot) => decided(spot, settings))))
}

/** What is allowed is allowed as it is written, not with a sentence's end in the middle: 加微信，支付方便 is no 微信支付. */
const inOnePiece = (text: string, { entry, start, end }: Place): boolean =>
  text.slice(start, end).replace(/\s/g, '').length <= entry.word.replace(/\s/g, '').length

function decided(spot: Spot, settings: Settings): Spot[] {
  const wanted = settings[spot.reason]
  if (!wanted || spot.reason === 'shopWord' || (spot.reason === 'personalData' && spot.verdict === 'block')) return [spot]
  return wanted === 'off' ? [] : [{ ...spot, verdict: wanted }]
}

/** One hit for one place: the gravest, then the longest. */
function apart(spots: readonly Spot[]): Spot[] {
  const chosen: Spot[] = []
  for (const spot of spots.toSorted((a, b) => weight(b.verdict) - weight(a.verdict) || b.end - b.start - (a.end - a.start)))
    if (!chosen.some(({ start, end }) => start < spot.end && spot.start < end)) chosen.push(spot)
  return chosen.toSorted((a, b) => a.start - b.start)
}

function verdictOn(text: string, spots: readonly Spot[]): Check {
  const verdict = severity[Math.max(0, ...spots.map((spot) => weight(spot.verdict)))]!
  const hits = spots.map(({ start, end, reason, verdict: one }) => {
    const word = text.slice(start, end)
    return { reason, verdict: one, word: reason === 'personalData' ? `${word.slice(0, 4)}…` : word }
  })
  return { verdict, hits, body: verdict === 'block' ? text : replaced(text, spots) }
}

function replaced(text: string, spots: readonly Spot[]): string {
  let body = ''
  let at = 0
  for (const { start, end, verdict, replacement } of spots) {
    if (verdict !== 'replace') continue
    body += text.slice(at, start) + replacement
    at = end
  }
  return body + text.slice(at)
}
