import { allowed, dictionary, type GuardReason } from './dictionary.ts'

export interface ShopWord {
  word: string
  verdict: 'block' | 'warn' | 'replace' | 'allow'
  replacement: string | null
}
export interface Hit {
  reason: GuardReason
  /** The words as they were written. */
  word: string
  verdict: 'block' | 'warn' | 'replace'
}
export interface Check {
  verdict: 'pass' | 'warn' | 'replace' | 'block'
  hits: Hit[]
  /** What may leave: the text itself, or with the shop's replacements. */
  body: string
}

const severity = ['pass', 'warn', 'replace', 'block'] as const
const skipped = /[\s\p{P}\p{S}\p{Cf}\p{M}]/u

/** Lower case, half-width, without anything between the letters; `at[i]` is where letter i stood in the text as written. */
export function fold(text: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  let index = 0
  for (const character of text) {
    for (const plain of character.normalize('NFKC').toLowerCase()) {
      if (plain !== '%' && skipped.test(plain)) continue
      folded += plain
      for (let unit = 0; unit < plain.length; unit++) at.push(index)
    }
    index += character.length
  }
  return { folded, at }
}

/** Identity numbers (18 digits with a valid check digit) and bank card numbers (16–19 digits that pass Luhn). */
function personalNumbers(text: string): string[] {
  return (text.match(/(?<!\d)\d[\d -]{14,22}[\dXx](?!\d)/g) ?? []).filter((found) => {
    const digits = found.replace(/[ -]/g, '')
    return isIdentityNumber(digits) || isCardNumber(digits)
  })
}
function isIdentityNumber(digits: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(digits)) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] === digits[17]!.toUpperCase()
}
function isCardNumber(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

/** What may be said of `text` before it leaves: pure, linear in the text. */
export function check(text: string, shopWords: readonly ShopWord[] = []): Check {
  const { folded, at } = fold(text)
  const harmless = shopWords.filter((entry) => entry.verdict === 'allow').map((entry) => fold(entry.word).folded)
  let searched = folded
  const blank = (part: string) => '\u0000'.repeat(part.length)
  for (const pattern of allowed) searched = searched.replace(pattern, blank)
  for (const word of harmless) if (word) searched = searched.replaceAll(word, blank(word))

  const written = (start: number, length: number) => text.slice(at[start], (at[start + length - 1] ?? 0) + 1)
  const hits: Hit[] = dictionary.flatMap(({ pattern, reason, verdict }) =>
    [...searched.matchAll(pattern)].map((match) => ({ reason, verdict, word: written(match.index, match[0].length) })),
  )
  let body = text
  for (const { word, verdict, replacement } of shopWords) {
    const sought = fold(word).folded
    const found = verdict !== 'allow' && sought ? searched.indexOf(sought) : -1
    if (found < 0 || verdict === 'allow') continue
    const as = written(found, sought.length)
    hits.push({ reason: 'shopWord', verdict, word: as })
    if (verdict === 'replace') body = body.replaceAll(as, replacement ?? '')
  }
  for (const word of personalNumbers(text)) hits.push({ reason: 'personalData', verdict: 'block', word: `${word.slice(0, 4)}…` })
  const verdict = severity[Math.max(0, ...hits.map((hit) => severity.indexOf(hit.verdict)))]!
  return { verdict, hits, body: verdict === 'replace' ? body : text }
}
