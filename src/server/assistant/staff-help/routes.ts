import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { bodySchema, clientIdSchema } from '../../../shared/wire/conversation.ts'
import {
  improvementSchema,
  labelsSchema,
  outcomes,
  rewritings,
  rewrittenSchema,
  suggestionSchema,
  summarySchema,
  weekSchema,
} from '../../../shared/wire/staff-help.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { intentNames } from '../engine/intents.ts'
import { decideImprovement, improvements, lastWeek } from './improve.ts'
import { decideSuggestion, judgeTurn, notHelpful } from './learn.ts'
import { suggestReplies } from './replies.ts'
import { rewrite } from './rewrite.ts'
import { labelConversation, summarise } from './summary.ts'

const who = ['staff'] as const
const params = z.object({ id: id<'conversation'>() })
const one = z.object({ id: z.uuid() })

const besideWriting: readonly Route[] = [
  route({
    method: 'POST',
    path: '/conversations/:id/help/replies',
    who,
    permission: suggestReplies.permission,
    summary: 'Up to three replies to the customer’s last words, with what each rests on',
    params,
    body: z.strictObject({ by: z.enum(['rules', 'model']).default('rules') }),
    reply: z.object({ items: z.array(suggestionSchema) }),
    run: (context, asked) => suggestReplies(context, { conversationId: asked.params.id, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/help/rewrite',
    who,
    permission: rewrite.permission,
    summary: 'Say it better: what can be done instead of what can’t, softer, shorter, or in the customer’s language',
    params,
    body: z.strictObject({ text: bodySchema, how: z.enum(rewritings) }),
    reply: rewrittenSchema,
    run: (context, asked) => rewrite(context, { conversationId: asked.params.id, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/help/summary',
    who,
    permission: summarise.permission,
    summary: 'What whoever takes over has to know, and what it could be filed under',
    params,
    reply: summarySchema,
    run: (context, asked) => summarise(context, asked.params.id),
  }),
  route({
    method: 'PUT',
    path: '/conversations/:id/labels',
    who,
    permission: labelConversation.permission,
    summary: 'File a conversation under a category and tags',
    params,
    body: labelsSchema,
    run: (context, asked) => labelConversation(context, { conversationId: asked.params.id, labels: asked.body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/turns/judge',
    who,
    permission: judgeTurn.permission,
    summary: 'What the assistant should have understood; without an intent: its answer did not help',
    params,
    body: z.strictObject({ clientId: clientIdSchema, intent: z.enum(intentNames).nullable() }),
    run: (context, asked) => judgeTurn(context, { conversationId: asked.params.id, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/widget/conversations/:id/not-helpful',
    who: ['customer'],
    permission: notHelpful.permission,
    summary: 'The customer says that an answer of the assistant did not help',
    params,
    body: z.strictObject({ clientId: z.string().regex(/^assistant-[0-9a-f-]{36}$/) }),
    run: (context, asked) => notHelpful(context, { conversationId: asked.params.id, ...asked.body }),
  }),
  route({
    method: 'POST',
    path: '/help-suggestions/:id/outcome',
    who,
    permission: decideSuggestion.permission,
    summary: 'What became of a suggestion: sent as it was, changed, or turned down',
    params: one,
    body: z.strictObject({ outcome: z.enum(outcomes), said: bodySchema.nullable().default(null) }),
    run: (context, asked) => decideSuggestion(context, { id: asked.params.id, ...asked.body }),
  }),
]

const learning: readonly Route[] = [
  route({
    method: 'GET',
    path: '/improvements',
    who,
    permission: improvements.permission,
    summary: 'What would make the assistant better, found in daily work, newest first',
    query: z.object({ shop: id<'shop'>(), status: z.enum(['open', 'accepted', 'declined']).default('open'), ...pageQuery }),
    reply: pageOf(improvementSchema),
    run: (context, { query }) => improvements(context, { ...query, language: context.language }),
  }),
  route({
    method: 'GET',
    path: '/improvements/week',
    who,
    permission: lastWeek.permission,
    summary: 'How suggestions and the assistant fared in the last seven days',
    query: z.object({ shop: id<'shop'>() }),
    reply: weekSchema,
    run: (context, { query }) => lastWeek(context, query.shop),
  }),
  route({
    method: 'POST',
    path: '/improvements/:id/decide',
    who,
    permission: decideImprovement.permission,
    summary: 'Yes or no to an improvement; with a yes it is written as it stands in the request',
    params: one,
    body: z.strictObject({
      verb: z.enum(['accept', 'decline']),
      text: z.string().trim().min(1).max(300),
      body: z.string().trim().max(20_000).default(''),
      publish: z.boolean().default(false),
    }),
    run: (context, asked) => decideImprovement(context, { id: asked.params.id, ...asked.body }),
  }),
]

export const staffHelpRoutes: readonly Route[] = [...besideWriting, ...learning]
