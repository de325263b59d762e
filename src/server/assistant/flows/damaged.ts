import type { Flow } from './flow.ts'

export const damaged: Flow = {
  name: 'damaged',
  intents: ['aftersale.damaged'],
  kind: null,
  needs: ['order', 'item', 'remedy', 'reason'],
  statuses: ['delivered', 'completed'],
  reason: { blame: 'fault', at: 4 },
  remedies: ['returnAndRefund', 'reissue', 'repair'],
}
