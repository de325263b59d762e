import { findingWords, wordOf } from '../../shared/findings.ts'
import type { Language, Text } from '../../shared/language.ts'
import { askKinds } from '../../shared/wire/policy.ts'

/** Reasons or ways of paying, one after the other as the language does it. */
export const listed = (codes: readonly string[], language: Language): string =>
  codes.map((code) => wordOf(code, language)).join(language === 'zh-CN' ? '、' : ', ')

/** Labels of what can be chosen for an argument that takes kinds. */
export const kindLabels = (name: string): Record<string, Text> =>
  Object.fromEntries(askKinds.map((kind) => [`${name}.${kind}`, findingWords[kind]!]))
