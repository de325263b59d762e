export const newAddress = {
  kind: 'changeAddress',
  address: { name: 'Ann', phone: '555', lines: ['1 Road'], city: 'Town', region: '', postcode: '1', country: 'US' },
}

/** Valid bodies of the routes of after-sales. */
export const salesBodies: Record<string, () => { body?: unknown; query?: string }> = {
  'POST /orders/:id/aftersales/try': () => ({ body: { ask: newAddress, content: { kinds: [], rules: [] } } }),
  'POST /aftersales/decide': () => ({ body: { items: [{ id: '00000000-0000-7000-8000-000000000000' }], verb: 'refuse', note: 'no' } }),
  'POST /orders/:id/aftersales/plan': () => ({ body: { ask: newAddress } }),
  'POST /orders/:id/aftersales': () => ({ body: { ask: newAddress } }),
  'POST /aftersales/:id/decide': () => ({ body: { verb: 'refuse', note: 'no' } }),
  'POST /aftersales/:id/steps': () => ({ body: { verb: 'withdraw' } }),
  'GET /aftersales/figures/rows': () => ({ query: '?by=byKind&name=changeAddress' }),
  'PUT /aftersales/:id/batch': () => ({ body: { batch: 'L-2026-07' } }),
  'POST /my/orders/:id/aftersales': () => ({ body: { ask: newAddress } }),
  'POST /my/aftersales/:id/steps': () => ({ body: { verb: 'withdraw' } }),
}
