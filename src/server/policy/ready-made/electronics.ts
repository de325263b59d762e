import type { Language } from '../../../shared/language.ts'
import { caseKinds, changeKinds } from '../../../shared/wire/policy.ts'
import type { Draft } from './ready-made.ts'
import { notBack, set, usual } from './usual.ts'
import { reasonsIn } from './words.ts'

/** Days to return, to exchange what is faulty, and of warranty: 三包 in China, what is usual elsewhere. */
const periods: Record<Language, { back: number; exchange: number; warranty: number }> = {
  'zh-CN': { back: 7, exchange: 15, warranty: 365 },
  en: { back: 14, exchange: 30, warranty: 730 },
}

/** Devices: opened ones come back with a fee, faulty ones are exchanged or repaired. */
export const electronics: Draft = {
  code: 'electronics',
  name: { 'zh-CN': '数码保修', en: 'Electronics with warranty' },
  description: {
    'zh-CN': '七天内退货（非质量问题收 10% 折旧费），质量问题十五天内换新，一年保修。',
    en: 'Returns within fourteen days (less 10% unless faulty), a month to exchange what is faulty, two years of warranty.',
  },
  content: (language) => {
    const { fault, late } = reasonsIn(language)
    const { back, exchange, warranty } = periods[language]
    return {
      kinds: [...changeKinds, ...caseKinds],
      rules: [
        set('window', ['returnAndRefund'], { days: back, countedFrom: 'delivered' }),
        set('window', ['exchange'], { days: exchange, countedFrom: 'delivered' }),
        set('window', ['priceProtection'], { days: 7, countedFrom: 'paid' }),
        set('warranty', [], { days: warranty, countedFrom: 'delivered' }),
        set('restockingFee', [], { percent: 10, notFor: [...fault, ...late] }),
        set('noteNeeded', ['repair', 'exchange'], { letters: 10 }),
        ...usual(language),
      ],
      groups: [notBack('digital', language, [...caseKinds], [])],
    }
  },
}
