import type { Text } from '../../../../shared/language.ts'

/** For visitors who read another language than the shop wrote its own greeting in. */
export const greeting: Text = {
  'zh-CN': '您好，这里是 {shop}，可以问订单、物流和商品。',
  en: 'Hello! This is {shop}. Ask about an order, a parcel or a product.',
}

export interface Starter {
  label: Text
  say: Text
}

/** What most people come for, one tap away. */
export const ownStarters: readonly Starter[] = [
  { label: { 'zh-CN': '我的订单到哪了', en: 'Where is my order?' }, say: { 'zh-CN': '我的订单到哪了？', en: 'Where is my order?' } },
  {
    label: { 'zh-CN': '什么时候能到', en: 'When will it arrive?' },
    say: { 'zh-CN': '我的快递什么时候能到？', en: 'When will my parcel arrive?' },
  },
]
export const everyonesStarters: readonly Starter[] = [
  { label: { 'zh-CN': '怎么退货', en: 'Return policy' }, say: { 'zh-CN': '怎么退货？', en: 'What is your return policy?' } },
  { label: { 'zh-CN': '运费怎么算', en: 'Shipping costs' }, say: { 'zh-CN': '运费怎么算？', en: 'How much is shipping?' } },
]
