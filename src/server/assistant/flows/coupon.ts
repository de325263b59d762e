import type { Flow } from './flow.ts'

/** The shop's rules of coupons and promotions; a coupon that doesn't work is another flow, begun by a button below them. */
export const coupon: Flow = {
  name: 'coupon',
  intents: ['policy.coupon', 'policy.promotion'],
  kind: null,
  needs: [],
  statuses: [],
  reason: null,
  tells: 'coupon',
  light: true,
}
