import { action, view } from '../../src/server/foundation/action.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import { startClock } from '../../src/server/tickets/clocks.ts'
import { readyForms } from '../../src/server/tickets/rules/ready-forms.ts'
import { usualClockwork } from '../../src/server/tickets/rules/usual.ts'
import type { Objects } from './objects.ts'

/** A clock that ran out long ago, and the warning somebody got. */
export const alarm = action('operations.manage', (tx, shopId: never) =>
  startClock(tx, {
    code: 'complaintAnswer',
    shopId,
    subjectKind: 'ticket',
    subjectId: newId(),
    startedAt: new Date(tx.now.getTime() - 30 * 86_400_000),
  }),
)
export const firstAlert = view('operations.manage', (db, _: object) => db.rows<{ id: string }>('select id from alerts limit 1'))
/** Valid bodies of what has to do with clocks, promises, tickets and complaints. */
export const clockBodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  'GET /in-time': () => ({ query: '?from=2026-01-01T00:00:00Z&to=2199-01-01T00:00:00Z' }),
  'GET /in-time/rows': () => ({ query: '?key=firstReply&from=2026-01-01T00:00:00Z&to=2199-01-01T00:00:00Z' }),
  'GET /complaints/figures': () => ({ query: '?from=2026-01-01T00:00:00Z&to=2199-01-01T00:00:00Z' }),
  'GET /complaints/of-cause': () => ({ query: '?field=sku&value=lamp' }),
  'PUT /shops/:shop/clockwork': () => ({ body: { content: usualClockwork('UTC'), basedOn: 0 } }),
  'POST /shops/:shop/clockwork/what-if': () => ({ body: { code: 'firstReply', at: '2026-11-08T02:00:00Z' } }),
  'POST /conversations/:id/promises': () => ({ body: { words: 'soon', dueAt: '2199-01-01T00:00:00Z' } }),
  'POST /conversations/:id/escalate': ({ staff }) => ({ body: { to: staff, nextUpdateAt: '2199-01-01T00:00:00Z', reason: 'hard' } }),
  'PUT /shops/:shop/ticket-forms': () => ({ body: { forms: readyForms } }),
  'POST /tickets': ({ shop }) => ({ body: { shopId: shop, form: 'findParcel', fields: { question: 'where' } }, namesObject: true }),
  'POST /tickets/steps': ({ ticket }) => ({ body: { ids: [ticket], verb: 'take' }, namesObject: true }),
  'POST /tickets/:id/answer': () => ({ body: { answer: 'found' } }),
  'POST /complaints': ({ conversation }) => ({
    body: { kind: 'quality', story: 'broken', conversationId: conversation },
    namesObject: true,
  }),
  'POST /my/complaints': () => ({ body: { kind: 'quality', story: 'broken' } }),
  'POST /my/complaints/:id/steps': () => ({ body: { verb: 'withdraw' } }),
  'POST /complaints/:id/steps': () => ({ body: { verb: 'take' } }),
  'POST /complaints/steps': ({ complaint }) => ({ body: { ids: [complaint], verb: 'take' }, namesObject: true }),
  'POST /complaints/:id/question': () => ({ body: { note: 'A photo, please' } }),
  'POST /complaints/:id/answer': () => ({ body: { finding: 'It was broken.' } }),
  'POST /complaints/:id/authorities': () => ({ body: { name: 'A', number: '1', dueAt: '2199-01-01T00:00:00Z' } }),
  'POST /complaints/:id/authorities/answered': () => ({ body: { number: '1' } }),
  'POST /complaints/:id/escalate': ({ staff }) => ({ body: { to: staff, nextUpdateAt: '2199-01-01T00:00:00Z', reason: 'hard' } }),
  'POST /commitments/:id/renew': () => ({ body: { dueAt: '2199-01-01T00:00:00Z' } }),
  'POST /commitments/:id/release': () => ({ body: { note: 'none' } }),
}
