import { usualSurvey } from '../../src/server/surveys/rules.ts'
import type { house } from '../support/house.ts'
import type { Objects } from './objects.ts'

type Call = Awaited<ReturnType<typeof house>>['call']
const script = { language: 'en', title: 'Hello', body: 'Hello {{customer}}' }

/** A script of the shop's team. */
export async function scriptOf(call: Call, owner: { cookie: string }, shop: string): Promise<string> {
  return (await call(owner, 'POST', `/shops/${shop}/scripts`, { scope: 'shop', script })).body.id as string
}

/** Valid bodies of what is said again and again, and of what is asked when a conversation ends. */
export const closingBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'POST /shops/:shop/scripts': () => ({ body: { scope: 'own', script } }),
  'PUT /scripts/:id': () => ({ body: script }),
  'POST /shops/:shop/scripts/order': () => ({ body: { scope: 'own', ids: ['00000000-0000-7000-8000-000000000000'] } }),
  'POST /shops/:shop/scripts/folder': () => ({ body: { scope: 'own', from: 'A', to: 'B' } }),
  'GET /shops/:shop/scripts-file': () => ({ query: '?scope=own' }),
  'POST /shops/:shop/scripts-file': () => ({ body: { scope: 'own', text: 'language,title,body\nen,A,B\n' } }),
  'PUT /shops/:shop/closing': () => ({ body: { summary: 'off', categories: [], farewell: false, words: {} } }),
  'PUT /shops/:shop/survey': () => ({ body: usualSurvey }),
  'GET /widget/rating': ({ conversation }) => ({ query: `?conversation=${conversation}&seq=1`, namesObject: true }),
  'POST /widget/rating': ({ conversation }) => ({ body: { conversation, seq: 1, score: 5 }, namesObject: true }),
  'PUT /conversations/:id/sale': () => ({ body: { stage: 'needs', needs: { purpose: 'office', budget: 300, likes: 'light' } } }),
  'GET /reports/ratings': () => ({ query: '?from=2026-01-01&to=2026-01-02' }),
  'GET /reports/ratings/rows': () => ({ query: '?from=2026-01-01&to=2026-01-02' }),
}
