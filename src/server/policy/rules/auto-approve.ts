import { z } from 'zod'
import { sum, tagList } from '../args.ts'
import type { Facts } from '../facts.ts'
import { everyKind, review, rule } from '../rule.ts'
import { dropOf } from './price-drop.ts'

/** What the shop would part with. A compensation nobody named a sum for is what the shop's own table gives: that needs no limit. */
function atStake(facts: Facts): number {
  switch (facts.kind) {
    case 'cancel':
      return facts.order.paid
    case 'exchange':
    case 'changeItems':
      return Math.max(0, -facts.difference)
    case 'priceProtection':
      return dropOf(facts)
    case 'compensation':
      return facts.amount ?? 0
    default:
      return facts.amount ?? facts.items.reduce((all, item) => all + item.paid, 0)
  }
}

/** What happens without a person; everything above goes to one. Trusted customers have a limit of their own. */
export const autoApprove = rule({
  code: 'autoApprove',
  title: { 'zh-CN': '自动通过的上限', en: 'Approved without a person' },
  kinds: everyKind,
  args: z.strictObject({
    upTo: sum,
    trustedTags: tagList.default([]),
    trustedUpTo: sum.default(0),
    mostCasesIn90Days: z.int().min(0).max(1000).default(20),
  }),
  labels: {
    upTo: { 'zh-CN': '金额上限', en: 'Up to this amount' },
    trustedTags: { 'zh-CN': '可信顾客的标签', en: 'Tags of trusted customers' },
    trustedUpTo: { 'zh-CN': '可信顾客的金额上限', en: 'Up to this amount for them' },
    mostCasesIn90Days: { 'zh-CN': '90 天内申请次数上限', en: 'Most requests in 90 days' },
  },
  check: (facts, { upTo, trustedTags, trustedUpTo, mostCasesIn90Days }) => {
    const amount = atStake(facts)
    const { tags, casesIn90Days } = facts.customer
    const most = tags.some((tag) => trustedTags.includes(tag)) ? Math.max(upTo, trustedUpTo) : upTo
    return [
      ...(amount > most ? [review('amount.aboveAutomatic', { amount })] : []),
      ...(casesIn90Days > mostCasesIn90Days ? [review('customer.manyCases', { count: casesIn90Days })] : []),
    ]
  },
})
