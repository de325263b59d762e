import type { Flow } from './flow.ts'

/** Another size or colour of the same product, before it is sent. */
export const changeItem: Flow = {
  name: 'changeItem',
  intents: ['order.changeItem'],
  kind: 'changeItems',
  needs: ['order', 'item', 'sku'],
  statuses: ['placed', 'paid', 'processing'],
  reason: null,
}
