import { guard, refuse } from '../../rule.ts'

export const sameProduct = guard({
  code: 'sameProduct',
  title: { 'zh-CN': '同款才能换', en: 'Only within the same product' },
  kinds: ['changeItems', 'exchange'],
  check: ({ items }) =>
    items.flatMap(({ to, title }) => (to?.known && !to.sameProduct ? [refuse('item.otherProduct', { item: title })] : [])),
})
