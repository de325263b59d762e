import { createContext, use, useContext } from 'react'
import { fill, type Language } from '../../shared/language.ts'
import type { PageKey } from './pages-zh-CN.ts'
import type { TextKey as FrameKey } from './zh-CN.ts'

export type TextKey = FrameKey | PageKey

type Catalogue = Readonly<Record<FrameKey, string> & Partial<Record<PageKey, string>>>
/** Each language is fetched when somebody reads it: nobody carries the other one. */
const fetching = new Map<Language, Promise<Catalogue>>()
const here = new Map<Language, Catalogue>()

/** Whether a page outside the inbox has been opened: their texts come with the first of them. */
let pagesWanted = false
const fetchPages = (language: Language): Promise<Readonly<Record<PageKey, string>>> =>
  language === 'en' ? import('./pages-en.ts').then(({ pagesEn }) => pagesEn) : import('./pages-zh-CN.ts').then(({ pagesZhCN }) => pagesZhCN)

/** A page with the texts it is read with. */
export async function withPageTexts<Page>(page: Promise<Page>): Promise<Page> {
  pagesWanted = true
  await Promise.all([...here].map(async ([language, known]) => here.set(language, { ...known, ...(await fetchPages(language)) })))
  return page
}

function fetchTexts(language: Language): Promise<Catalogue> {
  const known = fetching.get(language)
  if (known) return known
  const fetched = (language === 'en' ? import('./en.ts').then(({ en }) => en) : import('./zh-CN.ts').then(({ zhCN }) => zhCN)).then(
    async (frame: Catalogue) => {
      here.set(language, pagesWanted ? { ...frame, ...(await fetchPages(language)) } : frame)
      return here.get(language)!
    },
  )
  fetching.set(language, fetched)
  return fetched
}
/** So that a change of language is drawn at once. */
export const prepareTexts = async (language: Language): Promise<void> => void (await fetchTexts(language))

export type Say = (key: TextKey, values?: Record<string, string | number>) => string
/** For what is told outside a drawing; nothing before the language's texts are there. */
export const sayIn =
  (language: Language): Say =>
  (key, values) =>
    fill(here.get(language)?.[key] ?? '', values)
const says: Readonly<Record<Language, Say>> = { 'zh-CN': sayIn('zh-CN'), en: sayIn('en') }

/** The texts of a language for a page outside the frame; waits, as React waits, until they are there. */
export function useTextsIn(language: Language): Say {
  // Asked for at every render: React counts on the same order when it goes on after waiting.
  use(fetchTexts(language))
  return says[language]
}

/** The language the reader chose, for texts, dates and money. */
export const LanguageContext = createContext<Language>('zh-CN')
export function useText(): { say: Say; language: Language } {
  const language = useContext(LanguageContext)
  return { say: useTextsIn(language), language }
}
