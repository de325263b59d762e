import { createContext, useContext } from 'react'
import type { Language } from '../../shared/language.ts'
import { en } from './en.ts'
import { type TextKey, zhCN } from './zh-CN.ts'

const all: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zhCN, en }

export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string
/** As `fill` of shared/language.ts, which brings a schema library with it that this page has no use for. */
const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place))
const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    filled(all[language][key], values)
const says: Readonly<Record<Language, Say>> = { 'zh-CN': sayIn('zh-CN'), en: sayIn('en') }

const NAME = 'shopbell language'
/** What the reader chose on this page, else what their browser asks for. */
export function preferredLanguage(): Language {
  try {
    const chosen = localStorage.getItem(NAME)
    if (chosen === 'zh-CN' || chosen === 'en') return chosen
  } catch {}
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(NAME, language)
  } catch {}
}

export const LanguageContext = createContext<{ language: Language; choose(language: Language): void }>({ language: 'en', choose: () => {} })
export function useText(): { say: Say; language: Language } {
  const { language } = useContext(LanguageContext)
  return { say: says[language], language }
}
export const useLanguageChoice = () => useContext(LanguageContext)

/** A text that may not be there under this name (a code of a later version): the name itself then. */
export const sayCode = (say: Say, prefix: string, code: string): string => {
  const key = `${prefix}.${code}`
  return key in zhCN ? say(key as TextKey) : code
}
export type { TextKey }
