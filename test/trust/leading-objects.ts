import type { Objects } from './objects.ts'

/** Valid bodies and questions of what those do who lead: what the assistant is taught, who is given what, and how it went. */
export const leadingBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'GET /shops/:shop/articles-file': () => ({ query: '?format=csv' }),
  'POST /shops/:shop/articles-file': () => ({ body: { format: 'markdown', text: '# A\n<!-- faq, en -->\nB' } }),
  'POST /knowledge/:id/restore': () => ({ body: { version: 1 } }),
  'POST /shops/:shop/lessons': () => ({ body: { text: 'zorblax', intent: 'order.cancel' } }),
  'PUT /shops/:shop/routing': () => ({ body: { automatic: true, takeBackMinutes: 5, widenSeconds: 60, skills: [] } }),
  'PUT /team/:id/ability': () => ({ body: { cap: 3, skills: [], languages: ['en'] } }),
  'GET /shops/:shop/presence': () => ({ query: '?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z' }),
  'GET /reports': () => ({ query: '?from=2026-01-01&to=2026-01-02' }),
  'POST /shops/:shop/lessons/forget': () => ({ body: { text: 'zorblax' } }),
  'POST /shops/:shop/lessons/roll-back': () => ({ body: { version: 0 } }),
  'PUT /model': () => ({ body: { baseUrl: 'https://model.example/v1', model: 'm', enabled: false } }),
  'PUT /shops/:shop/guard-settings': () => ({ body: { verdicts: {} } }),
  'PUT /shops/:shop/widget': () => ({ body: { side: 'left', hours: '', invitations: [] } }),
  'GET /reports/rows': () => ({ query: '?figure=volume&from=2026-01-01&to=2026-01-02' }),
}
