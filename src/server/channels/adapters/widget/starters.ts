import type { Language } from '../../../../shared/language.ts'
import { everyonesStarters, ownStarters } from './texts.ts'

/** Buttons to begin with. A guest isn't offered what needs an account. */
export const startersFor = (language: Language, known: boolean): { label: string; say: string }[] =>
  [...(known ? ownStarters : []), ...everyonesStarters].map(({ label, say }) => ({ label: label[language], say: say[language] }))
