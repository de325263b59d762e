import { setSet } from '../../src/server/assistant/store/bench.ts'
import { addFinding, listFindings } from '../../src/server/assistant/store/improvements.ts'
import { insertSuggestions } from '../../src/server/assistant/store/staff-help.ts'
import { action } from '../../src/server/foundation/action.ts'
import type { Context } from '../../src/server/foundation/house.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import type { Objects } from './objects.ts'

const cases = [{ name: 'hello', customer: null, turns: ['hello'], expect: {} }]

const make = action('operations.manage', async (tx, { shopId, conversationId }: { shopId: never; conversationId: never }) => {
  const [suggestion, benchSet] = [newId(), newId()]
  const words = { shopId, conversationId, intent: null, language: 'en' as const }
  await insertSuggestions(tx, [
    { ...words, id: suggestion, kind: 'reply', source: 'rules', sourceId: 'x', asked: 'a question', suggested: 'an answer' },
  ])
  await addFinding(tx, { ...words, kind: 'article', fingerprint: 'x', articleId: null, text: 'Q', body: 'A', because: 'edited' })
  await setSet(tx, benchSet, shopId, { name: 'Ours', language: 'en', cases })
  const [improvement] = await listFindings(tx, shopId, 'open', null, 1)
  return { suggestion: suggestion as string, improvement: improvement!.id, benchSet: benchSet as string }
})
/** A suggestion, an improvement and a set of conversations of a shop. */
export const helpObjects = (system: Context, shopId: string, conversationId: string) =>
  make(system, { shopId: shopId as never, conversationId: conversationId as never })

export const helpBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'POST /conversations/:id/help/replies': () => ({ body: {} }),
  'POST /conversations/:id/help/rewrite': () => ({ body: { text: 'No, we cannot do that', how: 'softer' } }),
  'PUT /conversations/:id/labels': () => ({ body: { category: null, tags: ['a'] } }),
  'POST /conversations/:id/turns/judge': () => ({ body: { clientId: 'assistant-0000', intent: null } }),
  'POST /widget/conversations/:id/not-helpful': () => ({ body: { clientId: `assistant-${newId()}` } }),
  'POST /help-suggestions/:id/outcome': () => ({ body: { outcome: 'rejected' } }),
  'GET /improvements': ({ shop }) => ({ query: `?shop=${shop}`, namesObject: true }),
  'GET /improvements/week': ({ shop }) => ({ query: `?shop=${shop}`, namesObject: true }),
  'POST /improvements/:id/decide': () => ({ body: { verb: 'decline', text: 'Q' } }),
  'GET /bench-sets': ({ shop }) => ({ query: `?shop=${shop}`, namesObject: true }),
  'POST /bench-sets': ({ shop }) => ({ query: `?shop=${shop}`, body: { name: 'Another', language: 'en', cases }, namesObject: true }),
  'PUT /bench-sets/:id': () => ({ body: { name: 'Another', language: 'en', cases } }),
}
