import { z } from 'zod'
import { LIST } from '../../../shared/findings.ts'
import type { AskKind, PolicyContent } from '../../../shared/wire/policy.ts'
import { payingKinds } from '../args.ts'
import { refuse, rule } from '../rule.ts'
import { listed } from '../words.ts'

const allowed = ({ original, otherKinds }: { original: boolean; otherKinds: readonly string[] }) => [
  ...(original ? ['original'] : []),
  ...otherKinds,
]

const args = z.strictObject({
  original: z.boolean().default(true),
  alsoTo: payingKinds.default([]),
  giftCards: z.enum(['first', 'last']).default('first'),
})
/** What the shop has set for refunds of a kind; null = nothing. */
export function refundArgs(content: PolicyContent, kind: AskKind): z.output<typeof args> | null {
  const set = content.rules.find((one) => one.code === 'refundMethods' && (!one.kinds.length || one.kinds.includes(kind)))
  return set ? args.parse(set.args) : null
}

/** Whether a refund may go where it is asked to. None named = back the way it was paid. A method that isn't the customer's is another guard's affair. */
export const refundMethods = rule({
  code: 'refundMethods',
  title: { 'zh-CN': '退款去向', en: 'Where refunds go' },
  kinds: ['refundOnly', 'returnAndRefund', 'priceProtection', 'compensation'],
  args,
  labels: {
    original: { 'zh-CN': '可以原路退回', en: 'Back to the original method' },
    alsoTo: { 'zh-CN': '还可以退到这些支付方式（如 gift_card）', en: 'Also to methods of these kinds (such as gift_card)' },
    giftCards: { 'zh-CN': '原路退回时礼品卡', en: 'Going back the way it was paid, gift cards come' },
    'giftCards.first': { 'zh-CN': '先退', en: 'First' },
    'giftCards.last': { 'zh-CN': '最后退', en: 'Last' },
  },
  check: ({ method }, { original, alsoTo }) => {
    if (method && !method.owned) return []
    if (!method || method.original ? original : false) return []
    if (method && alsoTo.includes(method.kind)) return []
    const methods = allowed({ original, otherKinds: alsoTo }).join(LIST)
    return [
      refuse(original ? 'refund.notOriginalMethod' : 'refund.methodNotAccepted', { ...(method && { method: method.externalId }), methods }),
    ]
  },
  tell: ({ original, alsoTo }) => {
    const methods = allowed({ original, otherKinds: alsoTo })
    return methods.length ? { 'zh-CN': `退款退回：${listed(methods, 'zh-CN')}`, en: `Refunds go to ${listed(methods, 'en')}` } : null
  },
})
