import type { Flow } from './flow.ts'

/** Before it is sent. After that the policy refuses and says what can be done instead. */
export const cancel: Flow = {
  name: 'cancel',
  intents: ['order.cancel'],
  kind: 'cancel',
  needs: ['order', 'reason'],
  statuses: ['placed', 'paid', 'processing'],
  reason: null,
}
