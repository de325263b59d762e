import { z } from 'zod'
import { isAbout, reasonList, sum } from '../args.ts'
import { HOUR_MS } from '../moments.ts'
import { note, refuse, review, rule } from '../rule.ts'

const row = z.strictObject({
  hours: z.int().min(1).max(10_000),
  percent: z.int().min(0).max(100).default(0),
  amount: sum.default(0),
  most: sum.min(1),
})

/** So much of the order, and so much besides, from so many hours late: the latest row that fits. More than the table gives is for a person to decide. */
export const latenessCompensation = rule({
  code: 'lateness',
  title: { 'zh-CN': '延误赔付', en: 'Compensation for lateness' },
  kinds: ['compensation'],
  args: z.strictObject({ rows: z.array(row).min(1).max(12), reasons: reasonList.default([]) }),
  labels: {
    rows: { 'zh-CN': '延误多久赔多少', en: 'How late, how much' },
    'rows.hours': { 'zh-CN': '晚到满几小时', en: 'From this many hours late' },
    'rows.percent': { 'zh-CN': '订单金额的百分比', en: 'Percent of the order' },
    'rows.amount': { 'zh-CN': '另加固定金额', en: 'And this amount' },
    'rows.most': { 'zh-CN': '最多', en: 'At most' },
    reasons: { 'zh-CN': '只限这些原因（空 = 所有原因）', en: 'Only for these reasons (none = all)' },
  },
  check: ({ now, order, reason, amount }, { rows, reasons }) => {
    if (!isAbout(reasons, reason)) return []
    if (!order.promisedAt) return [refuse('lateness.unknown', {}, ['person'])]
    const hours = Math.floor(((order.deliveredAt ?? now).getTime() - order.promisedAt.getTime()) / HOUR_MS)
    const row = rows.toSorted((a, b) => b.hours - a.hours).find((one) => hours >= one.hours)
    if (!row) return [refuse('lateness.notLate', { hours: Math.max(0, hours) }, ['person'])]
    const whole = Math.min(row.most, row.amount + Math.floor((order.total * row.percent) / 100))
    // What was given already is not given again: who asks every day has what the table says, once.
    const owed = Math.max(0, whole - order.compensated)
    if (whole > 0 && owed === 0) return [refuse('lateness.given', { amount: order.compensated }, ['person'])]
    return [
      note('lateness.owed', { hours, amount: owed }, { compensation: owed }),
      ...(amount !== null && amount > owed ? [review('lateness.aboveOwed', { amount, owedAmount: owed })] : []),
    ]
  },
  tell: ({ rows }, { money }) => ({
    'zh-CN': rows
      .map(({ hours, percent, amount, most }) => {
        const parts = [percent && `订单金额的 ${percent}%`, amount && money(amount)['zh-CN']].filter(Boolean).join('加 ')
        return `晚到满 ${hours} 小时赔付${parts}，最多 ${money(most)['zh-CN']}`
      })
      .join('；'),
    en: rows
      .map(({ hours, percent, amount, most }) => {
        const parts = [percent && `${percent}% of the order`, amount && money(amount).en].filter(Boolean).join(' and ')
        return `${hours} hours late: ${parts}, at most ${money(most).en}`
      })
      .join('; '),
  }),
})
