import { useSyncExternalStore } from 'react'

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['lang'] })
  return () => observer.disconnect()
}

/** The language the page says it is in, also when somebody changes it. */
export const usePageLanguage = (): string => useSyncExternalStore(watch, () => document.documentElement.lang || 'en')
