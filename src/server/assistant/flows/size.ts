import type { Flow } from './flow.ts'

/** The guide of that very product first; else the sizes there are. */
export const size: Flow = {
  name: 'size',
  intents: ['product.size'],
  kind: null,
  needs: ['asked', 'product'],
  statuses: [],
  reason: null,
  tells: 'size',
  light: true,
}
