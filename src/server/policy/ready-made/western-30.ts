import { caseKinds, changeKinds } from '../../../shared/wire/policy.ts'
import type { Draft } from './ready-made.ts'
import { notBack, set, usual } from './usual.ts'
import { reasonsIn } from './words.ts'

/** Thirty days from receipt; the shop pays for what is its fault; two years of warranty, as in the European Union. */
export const western30: Draft = {
  code: 'western30',
  name: { 'zh-CN': '三十天退换', en: 'Thirty-day returns' },
  description: {
    'zh-CN': '签收三十天内退换，质量问题店铺承担运费，两年保修，降价十四天内补差价。',
    en: 'Returns and exchanges within thirty days of receipt, two years of warranty, price protection for fourteen days.',
  },
  content: (language) => {
    const { fault, late } = reasonsIn(language)
    return {
      kinds: [...changeKinds, ...caseKinds],
      rules: [
        set('window', ['returnAndRefund', 'exchange'], { days: 30, countedFrom: 'delivered' }),
        set('window', ['refundOnly', 'reissue'], { days: 30, countedFrom: 'delivered', reasons: fault, whenUnknown: 'approve' }),
        set('window', ['priceProtection'], { days: 14, countedFrom: 'paid' }),
        set('warranty', [], { days: 730, countedFrom: 'delivered' }),
        set('lateness', [], {
          rows: [
            { hours: 48, percent: 5, most: 1_000 },
            { hours: 120, percent: 10, most: 3_000 },
          ],
          reasons: late,
        }),
        ...usual(language),
      ],
      groups: [
        notBack('final', language, ['returnAndRefund', 'exchange'], fault),
        notBack('custom', language, ['returnAndRefund', 'exchange'], fault),
        notBack('digital', language, [...caseKinds], []),
      ],
    }
  },
}
