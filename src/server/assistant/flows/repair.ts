import type { Flow } from './flow.ts'

export const repair: Flow = {
  name: 'repair',
  intents: ['aftersale.repair'],
  kind: 'repair',
  needs: ['order', 'item', 'reason'],
  statuses: ['delivered', 'completed'],
  reason: { blame: 'fault', at: 0 },
}
