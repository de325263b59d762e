import type { Objects } from './objects.ts'

/** Valid bodies of what staff do in the inbox beside answering. */
export const inboxBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'POST /conversations/:id/snooze': () => ({ body: { until: '2199-01-01T00:00:00Z' } }),
  'POST /conversations/:id/later': () => ({ body: { body: 'hello', sendAt: '2199-01-01T00:00:00Z' } }),
  'PUT /later-messages/:id': () => ({ body: { body: 'hello', sendAt: '2199-01-01T00:00:00Z' } }),
  'PUT /conversations/:id/drafts': () => ({ body: { kind: 'text', body: 'hello' } }),
}
