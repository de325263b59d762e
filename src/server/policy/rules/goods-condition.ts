import { z } from 'zod'
import { wordOf } from '../../../shared/findings.ts'
import { isAbout, reasonList } from '../args.ts'
import { note, rule } from '../rule.ts'

/** Nobody can see the goods before they are back: it is said now and looked at on inspection. */
export const goodsCondition = rule({
  code: 'goodsCondition',
  title: { 'zh-CN': '商品状态', en: 'Condition of the goods' },
  kinds: ['returnAndRefund', 'exchange'],
  args: z.strictObject({ condition: z.enum(['complete', 'unused', 'unopened']), notFor: reasonList.default([]) }),
  labels: {
    condition: { 'zh-CN': '寄回时需要', en: 'When it comes back it is' },
    'condition.complete': { 'zh-CN': '完好齐全', en: 'Undamaged and complete' },
    'condition.unused': { 'zh-CN': '未使用', en: 'Unused' },
    'condition.unopened': { 'zh-CN': '未拆封', en: 'Unopened' },
    notFor: { 'zh-CN': '这些原因不要求', en: 'Not for these reasons' },
  },
  check: ({ reason }, { condition, notFor }) => (notFor.length && isAbout(notFor, reason) ? [] : [note('goods.condition', { condition })]),
  tell: ({ condition }) => ({
    'zh-CN': `寄回的商品需要${wordOf(condition, 'zh-CN')}`,
    en: `What comes back has to be ${wordOf(condition, 'en')}`,
  }),
})
