import { z } from 'zod'
import { type AskKind, askKindSchema, askKinds } from '../../../shared/wire/policy.ts'
import { everyKind, refuse, rule } from '../rule.ts'
import { kindLabels } from '../words.ts'

/** Once one of `after` was done, none of the kinds this is set for is done any more: to the whole order, or to the same line. */
export const onlyOnce = rule({
  code: 'onlyOnce',
  title: { 'zh-CN': '做过之后不能再做', en: 'Not after' },
  kinds: everyKind,
  args: z.strictObject({ after: z.array(askKindSchema).min(1).max(askKinds.length), per: z.enum(['order', 'line']).default('order') }),
  labels: {
    after: { 'zh-CN': '做过其中任何一项之后', en: 'Once any of these was done' },
    ...kindLabels('after'),
    per: { 'zh-CN': '按订单还是按商品', en: 'Counted for' },
    'per.order': { 'zh-CN': '整个订单', en: 'The whole order' },
    'per.line': { 'zh-CN': '同一件商品', en: 'The same line of it' },
  },
  check: ({ order, items }, { after, per }) => {
    const among = (done: readonly AskKind[]) => done.find((kind) => after.includes(kind))
    if (per === 'line')
      return items.flatMap((item) => {
        const before = among(item.done)
        return before ? [refuse('item.alreadyChanged', { item: item.title, before }, ['person'])] : []
      })
    const before = among(order.done)
    return before ? [refuse('order.alreadyChanged', { before }, ['person'])] : []
  },
  tell: ({ per }) =>
    per === 'order' ? { 'zh-CN': '每个订单只能办理一次', en: 'Once per order' } : { 'zh-CN': '每件商品只能办理一次', en: 'Once per item' },
})
