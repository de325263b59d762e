import type { FarewellPart } from '../../../shared/closing.ts'
import type { Language, Text } from '../../../shared/language.ts'

/** By which words each part is known to have been said. */
const signs: Readonly<Record<FarewellPart, Text>> = {
  receipt: {
    'zh-CN': '验收|签收|收到货|收货后|收到商品|收到后',
    en: 'when (?:it|your (?:parcel|order|package)) arrives|(?:once|after|when) you (?:receive|get) (?:it|your)|sign for it|check the (?:parcel|package)',
  },
  reach: {
    'zh-CN': '随时(?:联系|找|来|咨询|留言|告诉)|有(?:任何|什么)?(?:问题|需要|疑问).{0,8}(?:联系|找|咨询|留言|告诉|在这里)',
    en: 'any ?time|reach us|write (?:to us )?again|let (?:us|me) know|get in touch|here if you need',
  },
  thanks: { 'zh-CN': '感谢|谢谢', en: 'thank you|thanks' },
  wishes: {
    'zh-CN': '祝您|祝你|生活愉快|天天开心|好心情|周末愉快|节日快乐',
    en: 'have a (?:\\w+ )?(?:day|evening|weekend|one)|all the best|enjoy your|wish you|take care',
  },
}
const ready: Readonly<Record<FarewellPart, Text>> = {
  receipt: { 'zh-CN': '收到货后请先验收，没问题再签收哦。', en: 'When your parcel arrives, please check it before you sign for it.' },
  reach: { 'zh-CN': '之后有任何问题，随时在这里联系我们。', en: 'If anything else comes up, you can reach us here at any time.' },
  thanks: { 'zh-CN': '感谢您对{shop}的支持！', en: 'Thank you for choosing {shop}.' },
  wishes: { 'zh-CN': '祝您生活愉快，天天好心情～', en: 'Have a lovely day!' },
}

export const readyFarewell = (part: FarewellPart, language: Language): string => ready[part][language]

/** In whatever language it was said. */
export const saysPart = (part: FarewellPart, text: string): boolean =>
  Object.values(signs[part]).some((pattern) => new RegExp(pattern, 'i').test(text))

/** What conversations are about in most shops: to begin the own list with. */
export const readyCategories: readonly Text[] = [
  { 'zh-CN': '商品咨询', en: 'About a product' },
  { 'zh-CN': '下单与付款', en: 'Ordering and paying' },
  { 'zh-CN': '物流', en: 'Delivery' },
  { 'zh-CN': '退换货', en: 'Returns' },
  { 'zh-CN': '维修与质量', en: 'Repairs and quality' },
  { 'zh-CN': '投诉与建议', en: 'Complaints and ideas' },
  { 'zh-CN': '其他', en: 'Something else' },
]
