import type { Objects } from './objects.ts'

/** Valid bodies of what people change about themselves and their colleagues. */
export const peopleBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'POST /team': ({ shop }) => ({
    body: { name: 'New', email: 'new@somewhere.test', role: 'staff', shopIds: [shop] },
    namesObject: true,
  }),
  'PUT /me/name': () => ({ body: { name: 'Somebody' } }),
  'PUT /me/password': () => ({ body: { password: 'wrong on purpose', next: 'another long one' } }),
  'POST /me/second-factor': () => ({ body: { password: 'wrong on purpose' } }),
  'POST /me/second-factor/confirm': () => ({ body: { code: '000000' } }),
  'POST /me/second-factor/remove': () => ({ body: { password: 'wrong on purpose' } }),
  'POST /me/second-factor/recovery-codes': () => ({ body: { password: 'wrong on purpose' } }),
  'PUT /me/language': () => ({ body: { language: 'en' } }),
  'POST /api-keys': () => ({ body: { name: 'another', permissions: ['shops.read'] } }),
  'PUT /me/presence': () => ({ body: { presence: 'online' } }),
  'PUT /team/:id': ({ shop }) => ({ body: { name: 'Renamed', role: 'staff', shopIds: [shop], cap: 5 } }),
  'PUT /shops/:shop/settings': () => ({ body: { name: 'Shop', language: 'en', timeZone: 'UTC', color: '#0f6b5c', greeting: 'Hello' } }),
  'PUT /setup': () => ({ body: { leftOut: ['colleague'], putAway: false } }),
  'PUT /shops/:shop/setup': () => ({ body: { name: 'Shop', language: 'en', currency: 'USD', timeZone: 'UTC' } }),
  'POST /setup/own-shop': () => ({ body: { name: 'Shop', language: 'en', currency: 'USD', timeZone: 'UTC', confirm: 'x' } }),
  'POST /webhooks': () => ({ body: { name: 'Another', url: 'https://hook.example/two', events: ['message.sent'] } }),
  'PUT /webhooks/:id': () => ({ body: { name: 'Hook', url: 'https://hook.example/in', events: ['message.received'] } }),
}
