import type { Flow } from './flow.ts'

/** Money without goods coming back. */
export const refund: Flow = {
  name: 'refund',
  intents: ['aftersale.refund'],
  kind: 'refundOnly',
  needs: ['order', 'item', 'reason'],
  statuses: ['paid', 'processing', 'shipped', 'delivered'],
  reason: null,
}
