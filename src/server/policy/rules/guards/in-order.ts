import type { FactItem } from '../../facts.ts'
import { guard, refuse } from '../../rule.ts'

/** The same line may be named twice: what counts is how much of it is asked for in all. */
function missing(sameLine: readonly FactItem[]) {
  const [{ lineId, title, named, bought }] = sameLine as [FactItem]
  const left = lineId === null ? 0 : Math.max(0, bought - Math.min(...sameLine.map((item) => item.spent)))
  const asked = sameLine.reduce((sum, item) => sum + item.quantity, 0)
  return asked > left ? [refuse('item.notInOrder', { item: title || named, left })] : []
}

export const inOrder = guard({
  code: 'inOrder',
  title: { 'zh-CN': '商品在订单里', en: 'The items are in the order' },
  kinds: ['changeItems', 'refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue', 'priceProtection'],
  check: ({ items }) =>
    items.length === 1 ? missing(items) : [...Map.groupBy(items, (item) => item.lineId ?? `? ${item.named}`).values()].flatMap(missing),
})
