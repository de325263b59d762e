import type { Flow } from './flow.ts'

export const wrong: Flow = {
  name: 'wrong',
  intents: ['aftersale.wrong'],
  kind: null,
  needs: ['order', 'item', 'remedy', 'reason'],
  statuses: ['delivered', 'completed'],
  reason: { blame: 'fault', at: 3 },
  remedies: ['reissue', 'returnAndRefund'],
}
