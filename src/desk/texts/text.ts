import { createContext, useContext } from 'react'
import { fill, type Language } from '../../shared/language.ts'
import { en } from './en.ts'
import { type TextKey, zhCN } from './zh-CN.ts'

const all: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zhCN, en }

export type Say = (key: TextKey, values?: Record<string, string | number>) => string
export const sayIn =
  (language: Language): Say =>
  (key, values) =>
    fill(all[language][key], values)

/** The language the reader chose, for texts, dates and money. */
export const LanguageContext = createContext<Language>('zh-CN')
export function useText(): { say: Say; language: Language } {
  const language = useContext(LanguageContext)
  return { say: says[language], language }
}
const says: Readonly<Record<Language, Say>> = { 'zh-CN': sayIn('zh-CN'), en: sayIn('en') }

export type { TextKey }
