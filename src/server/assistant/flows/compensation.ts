import type { Flow } from './flow.ts'

/** For lateness, as far as the policy knows a figure for it. */
export const compensation: Flow = {
  name: 'compensation',
  intents: ['compensation'],
  kind: 'compensation',
  needs: ['order', 'reason'],
  statuses: ['shipped', 'delivered'],
  reason: { blame: 'late', at: 0 },
}
