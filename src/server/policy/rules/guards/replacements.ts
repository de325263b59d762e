import { guard, refuse } from '../../rule.ts'

export const replacements = guard({
  code: 'replacements',
  title: { 'zh-CN': '一件换一件', en: 'A replacement for each item' },
  kinds: ['changeItems', 'exchange'],
  check: ({ items }) => (items.some((item) => item.to === null) ? [refuse('item.countMismatch')] : []),
})
