import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { commitmentSchema, keptSchema } from '../../../shared/wire/commitments.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { escalateConversation, fulfilCommitment, notePromise, releaseCommitment, renewCommitment } from '../actions/commitments.ts'
import { commitments, promisesKept, wireCommitment } from '../views/commitments.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'commitment'>() })
const ofConversation = z.object({ id: id<'conversation'>() })
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const note = z.string().trim().max(500)
const message = z.string().trim().min(1).max(2000).nullable().default(null)

export const commitmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/commitments',
    who,
    permission: commitments.permission,
    summary: 'Promises to customers: `mine`, `team`, `overdue` or `done`, what runs out first first',
    query: z.object({ list: z.enum(['mine', 'team', 'overdue', 'done']).default('mine'), shop: id<'shop'>().optional(), ...pageQuery }),
    reply: pageOf(commitmentSchema),
    run: (context, { query }) => commitments(context, query),
  }),
  route({
    method: 'GET',
    path: '/commitments/kept',
    who,
    permission: promisesKept.permission,
    summary: 'How promises of a time span were kept, by person',
    query: z.object({ shop: id<'shop'>().optional(), from: moment.optional(), to: moment.optional() }),
    reply: pageOf(keptSchema),
    run: (context, { query }) => promisesKept(context, query),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/promises',
    who: ['staff'],
    permission: notePromise.permission,
    summary: 'Note a promise of mine to this customer',
    params: ofConversation,
    body: z.strictObject({ words: note.min(1), dueAt: moment }),
    reply: commitmentSchema,
    status: 201,
    run: async (context, asked) => wireCommitment(await notePromise(context, { conversationId: asked.params.id, ...asked.body }), null),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/escalate',
    who: ['staff'],
    permission: escalateConversation.permission,
    summary: 'Pass it on to somebody who answers for it; the customer is told who and until when',
    params: ofConversation,
    body: z.strictObject({ to: id<'staff'>(), nextUpdateAt: moment, reason: note.min(1), message }),
    reply: commitmentSchema,
    status: 201,
    run: async (context, asked) =>
      wireCommitment(await escalateConversation(context, { conversationId: asked.params.id, ...asked.body }), null),
  }),
  route({
    method: 'POST',
    path: '/commitments/:id/keep',
    who: ['staff'],
    permission: fulfilCommitment.permission,
    summary: 'Done as promised',
    params,
    body: z.strictObject({ note: note.default('') }),
    reply: commitmentSchema,
    run: async (context, asked) => wireCommitment(await fulfilCommitment(context, { id: asked.params.id, ...asked.body }), null),
  }),
  route({
    method: 'POST',
    path: '/commitments/:id/renew',
    who: ['staff'],
    permission: renewCommitment.permission,
    summary: 'A later time; the customer is told',
    params,
    body: z.strictObject({ dueAt: moment, note: note.default(''), message }),
    reply: commitmentSchema,
    run: async (context, asked) => wireCommitment(await renewCommitment(context, { id: asked.params.id, ...asked.body }), null),
  }),
  route({
    method: 'POST',
    path: '/commitments/:id/release',
    who: ['staff'],
    permission: releaseCommitment.permission,
    summary: 'It was no promise, or is wanted no longer; with the reason',
    params,
    body: z.strictObject({ note: note.min(1) }),
    reply: commitmentSchema,
    run: async (context, asked) => wireCommitment(await releaseCommitment(context, { id: asked.params.id, ...asked.body }), null),
  }),
]
