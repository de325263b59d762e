import type { house } from '../support/house.ts'
import type { Objects } from './objects.ts'

type Call = Awaited<ReturnType<typeof house>>['call']
/** A list of its owner's own, and a message of theirs that leaves later. */
export async function waitingOf(call: Call, owner: { cookie: string }, conversation: string): Promise<{ view: string; later: string }> {
  const view = await call(owner, 'POST', '/views', { name: 'Mine', filter: { staff: 'me' }, team: false })
  await call(owner, 'POST', `/conversations/${conversation}/take`)
  const later = await call(owner, 'POST', `/conversations/${conversation}/later`, { body: 'Good morning', sendAt: '2199-01-01T00:00:00Z' })
  return { view: view.body.id, later: later.body.id }
}

/** Valid bodies of what staff do in the inbox beside answering. */
export const inboxBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'POST /conversations/:id/snooze': () => ({ body: { until: '2199-01-01T00:00:00Z' } }),
  'POST /conversations/:id/later': () => ({ body: { body: 'hello', sendAt: '2199-01-01T00:00:00Z' } }),
  'PUT /later-messages/:id': () => ({ body: { body: 'hello', sendAt: '2199-01-01T00:00:00Z' } }),
  'POST /conversations/:id/tags': () => ({ body: { add: ['vip'] } }),
  'POST /conversations/bulk': () => ({ body: { ids: ['00000000-0000-7000-8000-000000000000'], act: { verb: 'close' } } }),
  'POST /views': () => ({ body: { name: 'Mine', filter: { staff: 'me' }, team: false } }),
  'PUT /views/:id': () => ({ body: { name: 'Others', filter: { unread: true }, team: true } }),
  'PUT /shops/:shop/auto-replies': () => ({
    body: { items: [{ status: 'waiting', afterSeconds: 60, texts: { 'zh-CN': '请稍等', en: 'One moment' }, active: true }] },
  }),
  'POST /conversations/:id/merge': ({ conversation }) => ({ body: { into: conversation } }),
  'POST /customers/:id/merge': ({ customer }) => ({ body: { other: customer.id, proof: '13800138000' } }),
  'POST /customers/:id/separate': ({ customer }) => ({ body: { other: customer.id } }),
  'POST /customers/:id/tell-apart': ({ customer }) => ({ body: { other: customer.id } }),
  'GET /search': () => ({ query: '?q=hello' }),
  'PUT /shops/:shop/channels/:channel': () => ({ body: { title: 'Messenger', ownIds: true } }),
  'POST /shops/:shop/channels/:channel/messages': () => ({ body: { id: 'm-1', from: { id: 'U1' }, body: 'hello' } }),
  'POST /shops/:shop/channels/:channel/files': () => ({ query: '?from=U1' }),
  'POST /shops/:shop/channels/:channel/read': () => ({ body: { from: 'U1', seq: 1 } }),
  'POST /shops/:shop/channels/:channel/receipts': ({ conversation }) => ({
    body: { conversationId: conversation, seq: 2, state: 'delivered' },
  }),
  'PUT /conversations/:id/drafts': () => ({ body: { kind: 'text', body: 'hello' } }),
}
