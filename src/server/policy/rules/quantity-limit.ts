import { z } from 'zod'
import { caseKinds } from '../../../shared/wire/policy.ts'
import { review, rule } from '../rule.ts'

export const quantityLimit = rule({
  code: 'quantityLimit',
  title: { 'zh-CN': '件数较多时人工审核', en: 'Many units need a person' },
  kinds: caseKinds,
  args: z.strictObject({ most: z.int().min(1).max(100_000) }),
  labels: { most: { 'zh-CN': '一次最多几件', en: 'At most so many units at once' } },
  check: ({ items }, { most }) => {
    const units = items.reduce((all, item) => all + item.quantity, 0)
    return units > most ? [review('quantity.many', { units })] : []
  },
})
