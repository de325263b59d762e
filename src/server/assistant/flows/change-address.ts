import type { Flow } from './flow.ts'

export const changeAddress: Flow = {
  name: 'changeAddress',
  intents: ['order.changeAddress'],
  kind: 'changeAddress',
  needs: ['order', 'address'],
  statuses: ['placed', 'paid', 'processing'],
  reason: null,
}
