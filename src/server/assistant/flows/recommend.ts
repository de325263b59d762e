import type { Flow } from './flow.ts'

export const recommend: Flow = {
  name: 'recommend',
  intents: ['product.recommend'],
  kind: null,
  needs: ['wishes'],
  statuses: [],
  reason: null,
  tells: 'recommend',
  light: true,
}
