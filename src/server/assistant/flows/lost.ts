import type { Flow } from './flow.ts'

/** Nothing came: sent again or the money back; a person looks at it with the carrier. */
export const lost: Flow = {
  name: 'lost',
  intents: ['parcel.lost'],
  kind: null,
  needs: ['order', 'item', 'remedy', 'reason'],
  statuses: ['shipped', 'delivered'],
  reason: { blame: 'late', at: 0 },
  remedies: ['reissue', 'refundOnly'],
}
