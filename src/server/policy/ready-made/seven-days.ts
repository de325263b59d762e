import { caseKinds, changeKinds } from '../../../shared/wire/policy.ts'
import type { Draft } from './ready-made.ts'
import { notBack, set, usual } from './usual.ts'
import { reasonsIn } from './words.ts'

/** What shops on Chinese marketplaces promise, and the law asks of them (Consumer Protection Law, articles 24 and 25). */
export const sevenDays: Draft = {
  code: 'sevenDays',
  name: { 'zh-CN': '七天无理由', en: 'Seven days, no questions' },
  description: {
    'zh-CN': '签收七天内无理由退货，质量问题十五天内可退换，一年保修，降价十五天内补差价。',
    en: 'Returns within seven days of receipt, faulty goods within fifteen, a year of warranty, price protection for fifteen days.',
  },
  content: (language) => {
    const { free, fault, late } = reasonsIn(language)
    const inChina = { countedFrom: 'delivered', calendarDaysIn: 'Asia/Shanghai' }
    return {
      kinds: [...changeKinds, ...caseKinds],
      rules: [
        set('window', ['returnAndRefund', 'exchange'], { days: 7, ...inChina, reasons: free }),
        set('window', ['returnAndRefund', 'exchange', 'refundOnly', 'reissue'], {
          days: 15,
          ...inChina,
          reasons: fault,
          whenUnknown: 'approve',
        }),
        set('window', ['priceProtection'], { days: 15, countedFrom: 'paid' }),
        set('warranty', [], { days: 365, countedFrom: 'delivered' }),
        set('lateness', [], {
          rows: [
            { hours: 24, percent: 5, most: 2_000 },
            { hours: 72, percent: 10, most: 5_000 },
          ],
          reasons: late,
        }),
        set('promise', ['returnAndRefund'], { doneDays: 7 }),
        ...usual(language),
      ],
      groups: [
        notBack('fresh', language, ['returnAndRefund', 'exchange', 'repair'], fault),
        notBack('custom', language, ['returnAndRefund', 'exchange'], fault),
        notBack('intimate', language, ['returnAndRefund', 'exchange'], fault),
        notBack('digital', language, [...caseKinds], []),
        notBack('press', language, ['returnAndRefund', 'exchange', 'repair'], fault),
      ],
    }
  },
}
