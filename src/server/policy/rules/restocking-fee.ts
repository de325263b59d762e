import { z } from 'zod'
import { isAbout, reasonList } from '../args.ts'
import { note, rule } from '../rule.ts'
import { listed } from '../words.ts'

/** Taken off the refund; fractions of the smallest unit are the customer's. */
export const restockingFee = rule({
  code: 'restockingFee',
  title: { 'zh-CN': '折旧费', en: 'Restocking fee' },
  kinds: ['returnAndRefund'],
  args: z.strictObject({ percent: z.int().min(1).max(50), notFor: reasonList.default([]) }),
  labels: { percent: { 'zh-CN': '百分比', en: 'Percent' }, notFor: { 'zh-CN': '这些原因不收', en: 'Not for these reasons' } },
  check: ({ items, reason }, { percent, notFor }) => {
    if (notFor.length && isAbout(notFor, reason)) return []
    const fee = Math.floor((items.reduce((all, item) => all + item.paid, 0) * percent) / 100)
    return fee > 0 ? [note('fee.restocking', { percent, amount: fee }, { fee })] : []
  },
  tell: ({ percent, notFor }) =>
    notFor.length
      ? {
          'zh-CN': `扣除 ${percent}% 的折旧费，以下原因不收：${listed(notFor, 'zh-CN')}`,
          en: `Less a restocking fee of ${percent}%, but not for: ${listed(notFor, 'en')}`,
        }
      : { 'zh-CN': `扣除 ${percent}% 的折旧费`, en: `Less a restocking fee of ${percent}%` },
})
