import { z } from 'zod'
import { isAbout, reasonList } from '../args.ts'
import { note, rule } from '../rule.ts'
import { listed } from '../words.ts'

export const freightPayer = rule({
  code: 'freightPayer',
  title: { 'zh-CN': '寄回运费', en: 'Who pays to send it back' },
  kinds: ['returnAndRefund', 'exchange', 'repair'],
  args: z.strictObject({ shopPaysFor: reasonList, otherwise: z.enum(['shop', 'customer']) }),
  labels: {
    shopPaysFor: { 'zh-CN': '这些原因由店铺承担', en: 'The shop pays for these reasons' },
    otherwise: { 'zh-CN': '其他原因', en: 'For any other reason' },
    'otherwise.shop': { 'zh-CN': '店铺承担', en: 'The shop pays' },
    'otherwise.customer': { 'zh-CN': '顾客承担', en: 'The customer pays' },
  },
  check: ({ reason }, { shopPaysFor, otherwise }) => {
    const byShop = otherwise === 'shop' || (shopPaysFor.length > 0 && isAbout(shopPaysFor, reason))
    return [note(byShop ? 'freight.byShop' : 'freight.byCustomer')]
  },
  tell: ({ shopPaysFor, otherwise }) => {
    if (otherwise === 'shop') return { 'zh-CN': '寄回运费由店铺承担', en: 'We pay for sending it back' }
    if (!shopPaysFor.length) return { 'zh-CN': '寄回运费由顾客承担', en: 'You pay for sending it back' }
    return {
      'zh-CN': `以下原因由店铺承担寄回运费，其他原因由顾客承担：${listed(shopPaysFor, 'zh-CN')}`,
      en: `We pay for sending it back for these reasons, you for any other: ${listed(shopPaysFor, 'en')}`,
    }
  },
})
