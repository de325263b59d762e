import type { Flow } from './flow.ts'

/** How the order stands first; people are only asked to hurry when it has not been sent and the customer wants it. */
export const urgeShipping: Flow = {
  name: 'urgeShipping',
  intents: ['order.urgeShipping'],
  kind: null,
  needs: ['order', 'hurry'],
  statuses: ['placed', 'paid', 'processing'],
  reason: null,
  tells: 'hurry',
}
