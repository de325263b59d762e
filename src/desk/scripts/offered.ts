import type { Language } from '../../shared/language.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { findScripts } from './script-tree.ts'

/** Scripts in the customer's language; the most used first where nothing is typed. */
export function offeredScripts(scripts: readonly Script[], typed: string, language: Language): readonly Script[] {
  const spoken = scripts.filter((one) => one.language === language)
  return typed ? findScripts(spoken, typed) : spoken.toSorted((a, b) => b.uses - a.uses)
}
