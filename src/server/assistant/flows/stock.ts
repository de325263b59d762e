import type { Flow } from './flow.ts'

export const stock: Flow = {
  name: 'stock',
  intents: ['product.stock'],
  kind: null,
  needs: ['options', 'product'],
  statuses: [],
  reason: null,
  tells: 'stock',
  light: true,
}
