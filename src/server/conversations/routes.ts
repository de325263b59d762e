import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { closeSchema } from '../../shared/wire/closing.ts'
import {
  attachmentSchema,
  bodySchema,
  clientIdSchema,
  conversationSchema,
  messageSchema,
  queueCountsSchema,
  queueSchema,
  seqSchema,
} from '../../shared/wire/conversation.ts'
import { staffSchema } from '../../shared/wire/people.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { closeConversation, giveBack, markRead, reopenConversation, takeConversation, transferConversation } from './actions/attend.ts'
import { seeMention } from './actions/mentions.ts'
import { mergeConversation, othersOpen } from './actions/merge.ts'
import { addNote, reply } from './actions/reply.ts'
import { ownAttachments, upload } from './actions/upload.ts'
import { chosenCards } from './chosen-cards.ts'
import { history, inbox, queueCounts, staffList, thread } from './views.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'conversation'>() })
const nothing = z.strictObject({})
const seq = z.coerce.number().pipe(seqSchema)

export const conversationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations',
    who,
    permission: inbox.permission,
    summary: 'A queue, page by page: longest waiting first in `mine` and `waiting`, newest first elsewhere',
    query: z.object({ queue: queueSchema.default('open'), shop: id<'shop'>().optional(), ...pageQuery }),
    reply: pageOf(conversationSchema),
    run: (context, { query }) => inbox(context, query),
  }),
  route({
    method: 'GET',
    path: '/conversations/counts',
    who,
    permission: queueCounts.permission,
    summary: 'How many are in each queue (counting stops at 1,000)',
    query: z.object({ shop: id<'shop'>().optional() }),
    reply: queueCountsSchema,
    run: (context, { query }) => queueCounts(context, query),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id',
    who,
    permission: thread.permission,
    summary: 'A conversation with its newest 50 messages',
    params,
    reply: z.object({ conversation: conversationSchema, messages: z.array(messageSchema) }),
    run: (context, { params: { id: conversationId } }) => thread(context, conversationId),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/messages',
    who,
    permission: history.permission,
    summary: 'Earlier messages, oldest first; `next` is the `before` of the page before',
    params,
    query: z.object({ before: seq.optional(), limit: pageQuery.limit }),
    reply: z.object({ items: z.array(messageSchema), next: z.int().nullable() }),
    run: (context, { params: { id: conversationId }, query }) => history(context, { conversationId, ...query }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/messages',
    who: ['staff'],
    permission: reply.permission,
    summary: 'Answer the customer; the conversation must be yours',
    params,
    body: z.strictObject({
      clientId: clientIdSchema,
      body: bodySchema,
      attachments: z.array(id<'file'>()).max(6).default([]),
      promise: z.iso
        .datetime({ offset: true })
        .transform((text) => new Date(text))
        .nullish(),
      card: z.union([z.strictObject({ orderId: id<'order'>() }), z.strictObject({ productId: id<'product'>() })]).optional(),
    }),
    reply: messageSchema,
    status: 201,
    run: async (context, { params: { id: conversationId }, body }) => {
      const attachments = await ownAttachments(context, body.attachments)
      const cards = body.card ? await chosenCards(context, { conversationId, card: body.card }) : []
      return reply(context, { conversationId, clientId: body.clientId, body: body.body, attachments, cards, promise: body.promise })
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/notes',
    who: ['staff'],
    permission: addNote.permission,
    summary: 'A note only colleagues see',
    params,
    body: z.strictObject({ clientId: clientIdSchema, body: bodySchema }),
    reply: messageSchema,
    status: 201,
    run: (context, { params: { id: conversationId }, body }) => addNote(context, { conversationId, ...body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/take',
    who: ['staff'],
    permission: takeConversation.permission,
    summary: 'Attend it',
    params,
    body: nothing,
    reply: conversationSchema,
    run: (context, asked) => takeConversation(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/transfer',
    who: ['staff'],
    permission: transferConversation.permission,
    summary: 'Pass it to a colleague, or back to the queue with `to: null`',
    params,
    body: z.strictObject({ to: id<'staff'>().nullable(), reason: z.string().trim().min(1).max(500) }),
    reply: conversationSchema,
    run: (context, { params: { id: conversationId }, body }) => transferConversation(context, { conversationId, ...body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/close',
    who: ['staff'],
    permission: closeConversation.permission,
    summary: 'End it, with the summary the shop asks for and a last word',
    params,
    body: closeSchema,
    reply: conversationSchema,
    run: (context, { params: { id: conversationId }, body }) => closeConversation(context, { conversationId, ...body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/reopen',
    who: ['staff'],
    permission: reopenConversation.permission,
    summary: 'Open a closed one again and attend it',
    params,
    body: nothing,
    reply: conversationSchema,
    run: (context, asked) => reopenConversation(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/give-back',
    who: ['staff'],
    permission: giveBack.permission,
    summary: 'Let the assistant continue',
    params,
    body: nothing,
    reply: conversationSchema,
    run: (context, asked) => giveBack(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/read',
    who: ['staff'],
    permission: markRead.permission,
    summary: 'Read up to here',
    params,
    body: z.strictObject({ seq: seqSchema }),
    reply: conversationSchema,
    run: (context, { params: { id: conversationId }, body }) => markRead(context, { conversationId, seq: body.seq }),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/others',
    who: ['staff'],
    permission: othersOpen.permission,
    summary: 'Other open conversations of the same person in this shop',
    params,
    reply: z.object({ items: z.array(conversationSchema) }),
    run: async (context, asked) => ({ items: await othersOpen(context, asked.params.id) }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/merge',
    who: ['staff'],
    permission: mergeConversation.permission,
    summary: 'Go on with it in another conversation of the same person; this one ends',
    params,
    body: z.strictObject({ into: id<'conversation'>() }),
    reply: conversationSchema,
    run: (context, { params: { id: conversationId }, body }) => mergeConversation(context, { conversationId, into: body.into }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/mention-seen',
    who: ['staff'],
    permission: seeMention.permission,
    summary: 'I have seen that I was called on here',
    params,
    body: z.strictObject({}),
    run: (context, asked) => seeMention(context, asked.params.id),
  }),
  route({
    method: 'GET',
    path: '/staff',
    who,
    permission: staffList.permission,
    summary: 'Colleagues, who is there and how busy they are',
    reply: pageOf(staffSchema),
    run: (context) => staffList(context, {}),
  }),
  route({
    method: 'POST',
    path: '/files',
    who: ['staff'],
    permission: upload.permission,
    summary: 'Upload a picture, video or PDF to attach',
    raw: true,
    reply: attachmentSchema,
    status: 201,
    limit: 21 * 1024 * 1024,
    run: async (context, { request }) => upload(context, await request.file()),
  }),
]
