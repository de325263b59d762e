import type { Language } from '../../../../shared/language.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'

/** How one language is rewritten: each step replaces what it finds. */
export interface Manner {
  /** What is said of what can't be done, and what is said instead; `{0}` is what was meant. */
  canDo: readonly (readonly [pattern: RegExp, instead: string])[]
  /** What can be offered, by what the customer wants (the beginning of an intent); the empty name fits everything. */
  offers: readonly (readonly [intent: string, offer: string])[]
  softer: readonly (readonly [pattern: RegExp, instead: string])[]
  /** Words that can go without loss. */
  filler: readonly RegExp[]
  /** Sentences that only greet or wish well. */
  courtesy: RegExp
}
const manners: Record<Language, Manner> = { 'zh-CN': chinese, en: english }

const swapped = (text: string, pairs: Manner['softer']): string =>
  pairs.reduce((now, [pattern, instead]) => now.replace(pattern, instead), text)
const sentencesOf = (text: string): string[] => text.match(/[^。！？!?\n.]+(?:\.(?=\d)[^。！？!?\n.]+)*[。！？!?.]*\s*/g) ?? [text]
const tidy = (text: string): string =>
  text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/([，。！？])\1+/g, '$1')
    .replace(/^[，,、\s]+/, '')
    .trim()

const offerFor = ({ offers }: Manner, intent: string | null): string => offers.find(([name]) => (intent ?? '').startsWith(name))![1]

/** From what can't be done to what can: the refusal is put gently, and the next step that is open is named. */
export function canDo(text: string, language: Language, intent: string | null): string {
  const manner = manners[language]
  const gentle = swapped(text, manner.canDo)
  const offer = offerFor(manner, intent)
  return tidy(
    gentle.includes(offer)
      ? gentle
      : `${gentle.replace(/[\s,，]+$/, '')}${/[。！？!?.]$/.test(gentle.trim()) ? ' ' : manner === chinese ? '。' : '. '}${offer}`,
  ).replace(/([。！？]) /g, '$1')
}

export const softer = (text: string, language: Language): string => tidy(swapped(text, manners[language].softer))

/** Without courtesies and filler; what carries a number stays. */
export function shorter(text: string, language: Language): string {
  const { filler, courtesy } = manners[language]
  const kept = sentencesOf(text).filter((sentence) => /\d/.test(sentence) || !courtesy.test(sentence.trim()))
  const plain = tidy(filler.reduce((now, pattern) => now.replace(pattern, ''), (kept.length ? kept : sentencesOf(text)).join('')))
  return language === 'en' ? plain.replace(/^[a-z]/, (first) => first.toUpperCase()) : plain
}
