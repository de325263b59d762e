import type { Flow } from './flow.ts'

export const priceProtection: Flow = {
  name: 'priceProtection',
  intents: ['policy.priceProtection'],
  kind: 'priceProtection',
  needs: ['order', 'item'],
  statuses: ['paid', 'processing', 'shipped', 'delivered'],
  reason: null,
}
