import { z } from 'zod'

/** The two languages everything a person reads exists in. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
export const languageSchema = z.enum(languages)

/** Each language as those who read it call it. */
export const languageNames: Text = { 'zh-CN': '中文', en: 'English' }
export const otherLanguage = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en')

/** The nearest of ours to what a browser or a shop asks for; anything unknown reads English. */
export const languageFor = (asked: string | null | undefined): Language => (asked?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')

/** A text in both languages; a missing one does not compile. */
export type Text = Readonly<Record<Language, string>>

/** Puts values into `{name}` places, and after one or many what fits: `{n} {n|case|cases}`. Unknown places stay visible, so that a mistake is seen. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (place, name: string, one?: string, many?: string) =>
    !(name in values) ? place : one === undefined ? String(values[name]) : Number(values[name]) === 1 ? one : many!,
  )

/** In which language something is written, told from its letters; `otherwise` when it has too few (a number, an emoji). */
export function languageOf(text: string, otherwise: Language): Language {
  const start = text.slice(0, 400)
  if (/\p{Script=Han}/u.test(start)) return 'zh-CN'
  return /[a-z]{2}/i.test(start) ? 'en' : otherwise
}
