import type { Flow } from './flow.ts'

export const changePayment: Flow = {
  name: 'changePayment',
  intents: ['order.changePayment'],
  kind: 'changePayment',
  needs: ['order', 'method'],
  statuses: ['placed', 'paid', 'processing'],
  reason: null,
}
