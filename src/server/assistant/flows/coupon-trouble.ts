import type { Flow } from './flow.ts'

/** What a person needs to see why a coupon was refused. */
export const couponTrouble: Flow = {
  name: 'couponTrouble',
  intents: [],
  words: { 'zh-CN': '券用不了', en: "My coupon doesn't work" },
  kind: null,
  needs: ['details'],
  statuses: [],
  reason: null,
  tells: 'passOn',
  guests: true,
  asks: {
    'zh-CN': '是哪张券、买的什么、结算时提示了什么？一句话告诉我，我整理好交给客服核实。',
    en: 'Which coupon is it, what is in the cart, and what does the checkout say? Tell me in a line and I will pass it on to be checked.',
  },
}
