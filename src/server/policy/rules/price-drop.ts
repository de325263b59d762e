import { z } from 'zod'
import { sum } from '../args.ts'
import type { Facts } from '../facts.ts'
import { refuse, rule } from '../rule.ts'

/** By how much these units were dearer than they are now. */
export const dropOf = ({ items }: Facts): number =>
  items.reduce(
    (all, item) => all + (item.currentUnitPrice === null ? 0 : Math.max(0, item.paid - item.currentUnitPrice * item.quantity)),
    0,
  )

export const priceDrop = rule({
  code: 'priceDrop',
  title: { 'zh-CN': '降价才补差', en: 'Only when it costs less now' },
  kinds: ['priceProtection'],
  args: z.strictObject({ atLeast: sum.min(1).default(1) }),
  labels: { atLeast: { 'zh-CN': '至少降了多少', en: 'Cheaper by at least' } },
  check: (facts, { atLeast }) => (dropOf(facts) >= atLeast ? [] : [refuse('price.notLower')]),
  tell: ({ atLeast }, { money }) =>
    atLeast > 1
      ? {
          'zh-CN': `降价满 ${money(atLeast)['zh-CN']} 补差价`,
          en: `We refund the difference when the price falls by ${money(atLeast).en} or more`,
        }
      : { 'zh-CN': '降价补差价', en: 'We refund the difference when the price falls' },
})
