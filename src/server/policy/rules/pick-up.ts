import { z } from 'zod'
import { isAbout, reasonList } from '../args.ts'
import { note, rule } from '../rule.ts'
import { listed } from '../words.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const pickUpArgs = z.strictObject({
  daysAhead: z.int().min(1).max(14),
  windows: z
    .array(z.strictObject({ from: time, to: time }))
    .min(1)
    .max(8),
  reasons: reasonList.default([]),
})

/** Goods are fetched instead of sent: the customer chooses one of the windows of the next days, in the shop's own time. */
export const pickUp = rule({
  code: 'pickUp',
  title: { 'zh-CN': '上门取件', en: 'Fetched from the customer' },
  kinds: ['returnAndRefund', 'exchange', 'repair'],
  args: pickUpArgs,
  labels: {
    daysAhead: { 'zh-CN': '可以预约之后几天', en: 'Can be booked for so many days ahead' },
    windows: { 'zh-CN': '每天的时段', en: 'Times of each day' },
    'windows.from': { 'zh-CN': '从（如 09:00）', en: 'From (such as 09:00)' },
    'windows.to': { 'zh-CN': '到（如 12:00）', en: 'To (such as 12:00)' },
    reasons: { 'zh-CN': '只限这些原因（空 = 所有原因）', en: 'Only for these reasons (none = all)' },
  },
  check: ({ reason }, { reasons }) => (isAbout(reasons, reason) ? [note('pickUp.offered')] : []),
  tell: ({ reasons }) =>
    reasons.length
      ? {
          'zh-CN': `以下原因可以预约上门取件：${listed(reasons, 'zh-CN')}`,
          en: `We can have it fetched for these reasons: ${listed(reasons, 'en')}`,
        }
      : { 'zh-CN': '可以预约上门取件', en: 'We can have it fetched from you' },
})
