import type { Language } from '../../../../shared/language.ts'

/** What most people come for, one tap away. A guest isn't offered what needs an account. */
export function startersFor(language: Language, known: boolean): { label: string; say: string }[] {
  const zh = language === 'zh-CN'
  const own = zh
    ? [
        { label: '我的订单到哪了', say: '我的订单到哪了？' },
        { label: '什么时候能到', say: '我的快递什么时候能到？' },
      ]
    : [
        { label: 'Where is my order?', say: 'Where is my order?' },
        { label: 'When will it arrive?', say: 'When will my parcel arrive?' },
      ]
  const everyone = zh
    ? [
        { label: '怎么退货', say: '怎么退货？' },
        { label: '运费怎么算', say: '运费怎么算？' },
      ]
    : [
        { label: 'Return policy', say: 'What is your return policy?' },
        { label: 'Shipping costs', say: 'How much is shipping?' },
      ]
  return known ? [...own, ...everyone] : everyone
}
