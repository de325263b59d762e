import { z } from 'zod'
import { sum } from '../args.ts'
import { everyKind, review, rule } from '../rule.ts'

export const refundedLimit = rule({
  code: 'refundedLimit',
  title: { 'zh-CN': '退款较多时人工审核', en: 'Much refunded needs a person' },
  kinds: everyKind,
  args: z.strictObject({ mostIn90Days: sum }),
  labels: { mostIn90Days: { 'zh-CN': '90 天内退款上限', en: 'Most refunded in 90 days' } },
  check: ({ customer: { refundedIn90Days } }, { mostIn90Days }) =>
    refundedIn90Days > mostIn90Days ? [review('customer.muchRefunded', { amount: refundedIn90Days })] : [],
})
