import type { Flow } from './flow.ts'

/** How the order stands first; it is marked as urged only when it has not been sent and the customer wants it. */
export const urgeShipping: Flow = {
  name: 'urgeShipping',
  intents: ['order.urgeShipping'],
  kind: null,
  needs: ['order', 'hurry'],
  statuses: ['placed', 'paid', 'processing'],
  reason: null,
  does: 'hurry',
}
