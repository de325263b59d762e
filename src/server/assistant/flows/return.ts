import type { Flow } from './flow.ts'

export const giveBack: Flow = {
  name: 'return',
  intents: ['aftersale.return'],
  kind: 'returnAndRefund',
  needs: ['order', 'item', 'reason'],
  statuses: ['delivered', 'completed'],
  reason: null,
}
