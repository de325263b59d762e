import { z } from 'zod'
import { wordOf } from '../../../shared/findings.ts'
import { days, moment } from '../args.ts'
import { DAY_MS, momentLabels, momentOf, sinceOf } from '../moments.ts'
import { note, rule } from '../rule.ts'

/** After the warranty a repair is not refused but paid for: nothing is done before the customer has agreed to a price. */
export const warranty = rule({
  code: 'warranty',
  title: { 'zh-CN': '保修期', en: 'Warranty' },
  kinds: ['repair'],
  args: z.strictObject({ days, countedFrom: moment }),
  labels: { days: { 'zh-CN': '天数', en: 'Days' }, ...momentLabels },
  check: (facts, { days, countedFrom }) => {
    const start = momentOf(facts, countedFrom)
    if (!start) return [note('warranty.unknown')]
    return [facts.now.getTime() - start.getTime() <= days * DAY_MS ? note('warranty.covered') : note('warranty.over', { days })]
  },
  tell: ({ days, countedFrom }) => ({
    'zh-CN': `${wordOf(sinceOf[countedFrom], 'zh-CN')}后 ${days} 天内保修，过保后先报价，您同意再维修`,
    en: `Under warranty for ${days} days from ${wordOf(sinceOf[countedFrom], 'en')}; after that you get a price first and nothing is repaired before you agree`,
  }),
})
