import { guard, refuse } from '../../rule.ts'

/** Only for changed items: a damaged one may well be exchanged for the same. */
export const otherItem = guard({
  code: 'otherItem',
  title: { 'zh-CN': '换成别的规格', en: 'Something else than before' },
  kinds: ['changeItems'],
  check: ({ items }) => items.flatMap(({ to, title }) => (to?.sameSku ? [refuse('item.same', { item: title })] : [])),
})
