import { reasons } from '../../../shared/findings.ts'
import type { Language, Text } from '../../../shared/language.ts'

/** The reasons of the ready-made policies in the words of a shop's language, by whose fault it is. */
export const reasonsIn = (language: Language) => {
  const words = (texts: readonly Text[]) => texts.map((text) => text[language])
  const [free, fault, late] = [words(reasons.free), words(reasons.fault), words(reasons.late)]
  return { free, fault, late, all: [...free, ...fault, ...late] }
}

/** Tags of customers a shop trusts. */
export const trusted: readonly Text[] = [
  { 'zh-CN': '会员', en: 'VIP' },
  { 'zh-CN': '老客户', en: 'regular' },
]

/** Goods with rules of their own, under the name shops file them by: as a category or as a tag. */
export const goods = {
  fresh: { 'zh-CN': '生鲜', en: 'Fresh food' },
  custom: { 'zh-CN': '定制', en: 'Made to order' },
  intimate: { 'zh-CN': '贴身', en: 'Underwear' },
  digital: { 'zh-CN': '数字商品', en: 'Digital goods' },
  press: { 'zh-CN': '报刊', en: 'Newspapers and magazines' },
  final: { 'zh-CN': '清仓', en: 'Final sale' },
} as const satisfies Record<string, Text>
