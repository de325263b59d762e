import type { Flow } from './flow.ts'

/** Questions that a product's own guide or its description answers; what was asked is kept while it is found out which product. */
export const product: Flow = {
  name: 'product',
  intents: ['product.question', 'product.usage', 'product.contents', 'product.freshness'],
  kind: null,
  needs: ['asked', 'product'],
  statuses: [],
  reason: null,
  tells: 'product',
  light: true,
}
