import { moneyText } from '../../shared/currency.ts'
import { findingWords } from '../../shared/findings.ts'
import type { Language, Text } from '../../shared/language.ts'
import type { AskKind, PolicyContent, RuleSetting } from '../../shared/wire/policy.ts'
import { allRules } from './all-rules.ts'
import { argsOf, heldArgs } from './rule.ts'

export interface Section {
  kind: AskKind
  title: string
  lines: string[]
}

/** The shop's policy as customers read it: written from the very settings that judge, so that the page and the verdict can't differ. */
export function publicPolicyText({ content }: { content: PolicyContent }, language: Language, currency: string): Section[] {
  const money = (amount: number): Text => ({ 'zh-CN': moneyText({ amount, currency }, 'zh-CN'), en: moneyText({ amount, currency }, 'en') })
  const told = (settings: readonly RuleSetting[], kind: AskKind, args: typeof argsOf): string[] =>
    allRules.flatMap((rule) => args(rule, settings, kind).flatMap((one) => rule.tell(one, { money })?.[language] ?? []))
  return content.kinds.map((kind) => ({
    kind,
    title: capital(findingWords[kind]![language]),
    lines: [
      ...told(content.rules, kind, heldArgs),
      ...content.groups.flatMap((group) => told(group.rules, kind, argsOf).map((line) => inGroup(group.name, line, language))),
    ],
  }))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const inGroup = (name: string, line: string, language: Language): string => (language === 'zh-CN' ? `${name}：${line}` : `${name}: ${line}`)
