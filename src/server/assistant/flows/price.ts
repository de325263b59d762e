import type { Flow } from './flow.ts'

export const price: Flow = {
  name: 'price',
  intents: ['product.price'],
  kind: null,
  needs: ['product'],
  statuses: [],
  reason: null,
  tells: 'price',
  light: true,
}
