import type { PolicyContent } from '../../../shared/wire/policy.ts'

/** The rules of the τ-bench retail shop, as its policy states them: what the conformance command runs against. */
export const tauRetail = {
  code: 'tauRetail',
  name: { 'zh-CN': 'τ-bench 零售店', en: 'τ-bench retail' },
  description: {
    'zh-CN': '待处理的订单可以取消或修改，商品只能改一次；签收后可退货或换货一次。',
    en: 'Pending orders can be cancelled or changed, their items once; delivered ones returned or exchanged once.',
  },
  content: {
    kinds: ['cancel', 'changeAddress', 'changePayment', 'changeItems', 'returnAndRefund', 'exchange'],
    rules: [
      { code: 'acceptedReasons', kinds: ['cancel'], args: { reasons: ['no longer needed', 'ordered by mistake'] } },
      { code: 'onlyOnce', kinds: ['cancel', 'changeAddress', 'changePayment', 'changeItems'], args: { after: ['changeItems'] } },
      { code: 'onlyOnce', kinds: ['returnAndRefund', 'exchange'], args: { after: ['returnAndRefund', 'exchange'] } },
      { code: 'refundMethods', kinds: ['returnAndRefund'], args: { alsoTo: ['gift_card'] } },
    ],
    groups: [],
  } satisfies PolicyContent as PolicyContent,
}
