import type { Flow } from './flow.ts'

export const missing: Flow = {
  name: 'missing',
  intents: ['aftersale.missing'],
  kind: null,
  needs: ['order', 'item', 'remedy', 'reason'],
  statuses: ['delivered', 'completed'],
  reason: { blame: 'fault', at: 2 },
  remedies: ['reissue', 'refundOnly'],
}
