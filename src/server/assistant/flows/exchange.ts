import type { Flow } from './flow.ts'

export const exchange: Flow = {
  name: 'exchange',
  intents: ['aftersale.exchange'],
  kind: 'exchange',
  needs: ['order', 'item', 'sku', 'reason'],
  statuses: ['delivered', 'completed'],
  reason: { blame: 'free', at: 2 },
}
