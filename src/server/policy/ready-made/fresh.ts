import type { Draft } from './ready-made.ts'
import { set, usual } from './usual.ts'
import { reasonsIn } from './words.ts'

/** Nothing comes back; what arrived bad is refunded with a picture within two days of receipt. */
export const fresh: Draft = {
  code: 'fresh',
  name: { 'zh-CN': '生鲜坏单包赔', en: 'Fresh goods' },
  description: {
    'zh-CN': '签收 48 小时内凭照片退款或补发，不退货；晚到按时长赔付。',
    en: 'What arrives bad is refunded or sent again with a picture within 48 hours; nothing is sent back; lateness is paid for.',
  },
  content: (language) => {
    const { fault, late } = reasonsIn(language)
    const bad = [...fault, ...late]
    return {
      kinds: ['cancel', 'changeAddress', 'changePayment', 'refundOnly', 'reissue', 'compensation'],
      rules: [
        set('window', ['refundOnly', 'reissue'], { days: 2, countedFrom: 'delivered', whenUnknown: 'approve' }),
        set('acceptedReasons', ['refundOnly', 'reissue'], { reasons: bad }),
        set('lateness', [], {
          rows: [
            { hours: 4, percent: 10, most: 1_000 },
            { hours: 24, percent: 30, most: 5_000 },
          ],
          reasons: late,
        }),
        ...usual(language),
      ],
    }
  },
}
