import { v5 } from 'uuid'
import type { ArticleId } from '../../shared/ids.ts'
import type { Language, Text } from '../../shared/language.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import { publicPolicyText } from '../policy/public-text.ts'
import type { currentPolicy } from '../policy/steps.ts'

type PolicyRow = Awaited<ReturnType<typeof currentPolicy>>

/** Which topic a part of the policy rules, and how it is asked for. */
const topics: Partial<Record<AskKind, { topic: string; asked: Text }>> = {
  cancel: { topic: 'cancel', asked: { 'zh-CN': '订单什么时候可以取消', en: 'until when can an order be cancelled' } },
  changeAddress: { topic: 'changeAddress', asked: { 'zh-CN': '下单后还能改地址的规则', en: 'until when can the address be changed' } },
  refundOnly: { topic: 'refund', asked: { 'zh-CN': '仅退款的规则', en: 'when is there a refund without a return' } },
  returnAndRefund: { topic: 'return', asked: { 'zh-CN': '退货规则 几天内可以退货', en: 'return policy how long can I return things' } },
  exchange: { topic: 'exchange', asked: { 'zh-CN': '换货规则 几天内可以换货', en: 'exchange policy how long can I exchange things' } },
  repair: { topic: 'warranty', asked: { 'zh-CN': '保修规则 质保多久', en: 'warranty how long is it covered' } },
  priceProtection: { topic: 'priceProtection', asked: { 'zh-CN': '价保规则 降价补差', en: 'price protection if the price drops' } },
  compensation: { topic: 'compensation', asked: { 'zh-CN': '赔付规则 晚到怎么赔', en: 'compensation for late delivery' } },
}

export interface PolicyEntry {
  article: Article
  texts: string[]
}

/**
 * The shop's policy as entries of its knowledge, in the very words that stand on its public page. An article of the shop on the same topic is what is
 * told instead, unless the policy was published after it was last looked at.
 */
export function policyEntries(policy: PolicyRow, written: readonly Article[], language: Language, currency: string): PolicyEntry[] {
  const publishedAt = policy.at.toISOString()
  return publicPolicyText(policy, language, currency).flatMap(({ kind, title, lines }) => {
    const about = topics[kind]
    if (!about || !lines.length) return []
    if (written.some(({ topic, updatedAt }) => topic === about.topic && updatedAt >= publishedAt)) return []
    const article: Article = {
      id: v5(`policy ${kind} ${language}`, policy.shopId) as ArticleId,
      shopId: policy.shopId,
      kind: 'policy',
      language,
      topic: about.topic,
      title,
      body: lines.map((line) => `· ${line}`).join('\n'),
      phrasings: [],
      published: true,
      products: [],
      reviewAt: null,
      updatedAt: publishedAt,
    }
    return [{ article, texts: [title, about.asked[language]] }]
  })
}
