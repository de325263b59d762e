import { z } from 'zod'
import type { Language, Text } from '../../../shared/language.ts'
import { days } from '../args.ts'
import { everyKind, note, rule } from '../rule.ts'

const answered = (hours: number): Text => ({ 'zh-CN': `${hours} 小时内答复`, en: `answered within ${hours} hours` })
const done = (inDays: number): Text => ({
  'zh-CN': `收到商品后 ${inDays} 天内办完`,
  en: `done within ${inDays} days of the goods being back`,
})

/** What the shop promises of its own work; customers read it with every verdict. */
export const promise = rule({
  code: 'promise',
  title: { 'zh-CN': '服务承诺', en: 'Promise' },
  kinds: everyKind,
  args: z.strictObject({ answerHours: z.int().min(1).max(720).nullable().default(null), doneDays: days.nullable().default(null) }),
  labels: {
    answerHours: { 'zh-CN': '几小时内答复', en: 'Answered within hours' },
    doneDays: { 'zh-CN': '收到商品后几天内办完', en: 'Done within days of the goods being back' },
  },
  check: (_, { answerHours, doneDays }) => [
    ...(answerHours === null ? [] : [note('promise.answer', { hours: answerHours })]),
    ...(doneDays === null ? [] : [note('promise.done', { days: doneDays })]),
  ],
  tell: (promised) => {
    const parts = [
      promised.answerHours !== null && answered(promised.answerHours),
      promised.doneDays !== null && done(promised.doneDays),
    ].filter((part) => part !== false)
    const said = (language: Language, comma: string) => parts.map((part) => part[language]).join(comma)
    return parts.length ? { 'zh-CN': `我们承诺：${said('zh-CN', '，')}`, en: `Our promise: ${said('en', ', ')}` } : null
  },
})
