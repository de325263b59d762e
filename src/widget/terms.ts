import type { Language } from '../shared/language.ts'
import type { Term } from '../shared/wire/knowledge.ts'
import { keepIn } from './store.ts'

type Mark = (bubble: HTMLElement) => void

/**
 * The shop's glossary in what the other side says: asked for with the first of it, once for each language; what marks its terms is loaded when
 * there are any, and that there are none is remembered for the visit.
 */
export function createTerms(origin: string, shop: string) {
  const none = keepIn(`shopbell ${shop} no terms`, () => sessionStorage)
  const marks = new Map<Language, Promise<Mark>>()

  async function load(portal: string, language: Language): Promise<Mark> {
    if (none.get(language)) return () => {}
    const answer = await fetch(`${origin}/api/v1${portal.replace('portal', 'public')}/glossary?language=${language}`)
    if (!answer.ok) throw new Error(String(answer.status))
    const { items } = (await answer.json()) as { items: Term[] }
    if (items.length) return (await import('./explain.ts')).createExplainer(items)
    none.set(language, '1')
    return () => {}
  }
  return (bubble: HTMLElement, portal: string, language: Language): void => {
    const mark = marks.get(language) ?? load(portal, language)
    marks.set(language, mark)
    // Without an answer the text stands as it is; the next one asks again.
    mark.then(
      (now) => now(bubble),
      () => marks.delete(language),
    )
  }
}
