import { guard, refuse } from '../../rule.ts'

export const knownSku = guard({
  code: 'knownSku',
  title: { 'zh-CN': '要换的规格存在', en: 'What it is to become exists' },
  kinds: ['changeItems', 'exchange'],
  check: ({ items }) => items.flatMap(({ to }) => (to && !to.known ? [refuse('item.unknownSku', { sku: to.sku })] : [])),
})
