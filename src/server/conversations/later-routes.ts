import { z } from 'zod'
import { type ConversationId, id } from '../../shared/ids.ts'
import { autoRepliesSchema } from '../../shared/wire/auto-replies.ts'
import { bodySchema, conversationSchema } from '../../shared/wire/conversation.ts'
import { draftKinds, draftSchema, type LaterMessage, laterMessageSchema } from '../../shared/wire/later.ts'
import { view } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { autoReplies, changeAutoReplies } from './actions/auto-replies.ts'
import { keepDraft } from './actions/drafts.ts'
import { cancelLater, rewriteLater, writeLater } from './actions/later.ts'
import { snoozeConversation, wakeConversation } from './actions/snooze.ts'
import { ownAttachments } from './actions/upload.ts'
import { conversationOf } from './steps.ts'
import { listDrafts, listLater } from './store/later.ts'

const who = ['staff'] as const
const params = z.object({ id: id<'conversation'>() })
const laterParams = z.object({ id: id<'later'>() })
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const MOST_LATER = 50

const laterOf = view('conversations.read', async (db, conversationId: ConversationId) => {
  await conversationOf(db, conversationId)
  return listLater(db, conversationId, MOST_LATER)
})
const later = async (context: Context, conversationId: ConversationId): Promise<LaterMessage[]> =>
  (await laterOf(context, conversationId)).map(({ sendAt, refused, promised: _, shopId: __, ...row }) => ({
    ...row,
    sendAt: sendAt.toISOString(),
    refused: refused?.[context.language] ?? null,
  }))
const draftsOf = view('conversations.note', async (db, conversationId: ConversationId) => {
  await conversationOf(db, conversationId)
  return (await listDrafts(db, conversationId)).map((draft) => ({ ...draft, writtenAt: draft.writtenAt.toISOString() }))
})

/** What waits: conversations out of sight, messages for later, words not sent yet. */
const ofShop = z.object({ shop: id<'shop'>() })

export const laterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/auto-replies',
    who: ['staff', 'key'],
    permission: autoReplies.permission,
    summary: 'What a customer who waits is told by itself, and after how long',
    params: ofShop,
    reply: autoRepliesSchema,
    run: (context, asked) => autoReplies(context, asked.params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/auto-replies',
    who: ['staff', 'key'],
    permission: changeAutoReplies.permission,
    summary: 'Change all of them at once',
    params: ofShop,
    body: autoRepliesSchema,
    run: (context, { params: { shop }, body }) => changeAutoReplies(context, { shopId: shop, items: body.items }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/snooze',
    who,
    permission: snoozeConversation.permission,
    summary: 'Put it out of sight until a time, or until the customer writes',
    params,
    body: z.strictObject({ until: moment }),
    reply: conversationSchema,
    run: (context, { params: { id: conversationId }, body }) => snoozeConversation(context, { conversationId, until: body.until }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/wake',
    who,
    permission: wakeConversation.permission,
    summary: 'Bring it back before its time',
    params,
    body: z.strictObject({}),
    reply: conversationSchema,
    run: (context, asked) => wakeConversation(context, asked.params.id),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/later',
    who,
    permission: laterOf.permission,
    summary: 'Messages that leave later, the next one first; refused ones say why',
    params,
    reply: z.object({ items: z.array(laterMessageSchema) }),
    run: async (context, asked) => ({ items: await later(context, asked.params.id) }),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/later',
    who,
    permission: writeLater.permission,
    summary: 'Write a message that leaves at a time; the guard judges it then',
    params,
    body: z.strictObject({
      body: bodySchema,
      attachments: z.array(id<'file'>()).max(6).default([]),
      sendAt: moment,
      promise: moment.nullish(),
    }),
    reply: z.object({ id: id<'later'>() }),
    status: 201,
    run: async (context, { params: { id: conversationId }, body }) => {
      const attachments = await ownAttachments(context, body.attachments)
      return { id: await writeLater(context, { ...body, conversationId, attachments }) }
    },
  }),
  route({
    method: 'PUT',
    path: '/later-messages/:id',
    who,
    permission: rewriteLater.permission,
    summary: 'Other words or another time',
    params: laterParams,
    body: z.strictObject({ body: bodySchema, sendAt: moment, promise: moment.nullish() }),
    reply: z.object({ id: id<'later'>() }),
    run: async (context, asked) => ({ id: await rewriteLater(context, { id: asked.params.id, ...asked.body }) }),
  }),
  route({
    method: 'DELETE',
    path: '/later-messages/:id',
    who,
    permission: cancelLater.permission,
    summary: 'It does not leave',
    params: laterParams,
    run: (context, asked) => cancelLater(context, asked.params.id),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/drafts',
    who,
    permission: draftsOf.permission,
    summary: 'What I have written here and not sent, on whatever device',
    params,
    reply: z.object({ items: z.array(draftSchema) }),
    run: async (context, asked) => ({ items: await draftsOf(context, asked.params.id) }),
  }),
  route({
    method: 'PUT',
    path: '/conversations/:id/drafts',
    who,
    permission: keepDraft.permission,
    summary: 'Keep what I am writing; an empty body forgets it',
    params,
    body: z.strictObject({ kind: z.enum(draftKinds), body: z.string().max(8000) }),
    run: (context, { params: { id: conversationId }, body }) => keepDraft(context, { conversationId, ...body }),
  }),
]
