import { z } from 'zod'
import { forCustomer } from '../../../../shared/conversation-state.ts'

import { id } from '../../../../shared/ids.ts'
import { languageFor } from '../../../../shared/language.ts'
import { Refusal } from '../../../../shared/refusals.ts'
import { attachmentSchema, type Conversation, messageSchema, seqSchema } from '../../../../shared/wire/conversation.ts'
import {
  bellSchema,
  customerConversationSchema,
  customerMessageSchema,
  openSessionSchema,
  sessionSchema,
  waitSchema,
  widgetLookSchema,
} from '../../../../shared/wire/widget.ts'
import { askForPerson, markReadByCustomer } from '../../../conversations/actions/attend.ts'
import { type Received, receiveMessage } from '../../../conversations/actions/receive-message.ts'
import { ownAttachments, upload } from '../../../conversations/actions/upload.ts'
import { ownHistory, ownThread, ownWait } from '../../../conversations/views.ts'
import { publicMessage } from '../../../foundation/event-frame.ts'
import type { Context } from '../../../foundation/house.ts'
import { pageQuery } from '../../../foundation/http/paging.ts'
import { publicRoute, type Route, route } from '../../../foundation/http/route.ts'
import { createThrottle } from '../../../foundation/throttle.ts'
import { shopByKey } from '../../../people/shops.ts'
import { notePage } from '../../pages-seen.ts'
import { writing } from '../../writing.ts'
import { bellOf, changeLook, lookForEditing } from './look.ts'
import { WIDGET } from './name.ts'
import { openSession } from './session.ts'
import { viewedProduct } from './viewed-product.ts'

const who = ['customer'] as const
/** Opening a session makes a visitor: nobody needs sixty a minute from one address for long. */
const visitors = createThrottle(60, 120)

async function ownConversation(context: Context): Promise<Conversation> {
  const thread = await ownThread(context, { channel: WIDGET })
  if (!thread) throw new Refusal('conversation.notFound')
  return thread.conversation
}

async function writeMessage(context: Context, body: z.output<typeof customerMessageSchema>): Promise<Received> {
  return receiveMessage(context, {
    channel: WIDGET,
    shopId: context.actor.shopIds[0]!,
    clientId: body.clientId,
    body: body.body,
    language: body.language ? languageFor(body.language) : context.language,
    viewing: body.page ? await viewedProduct(context, body.page) : null,
    attachments: body.attachments.length ? await ownAttachments(context, body.attachments) : [],
  })
}

const ofShop = z.object({ shop: id<'shop'>() })

export const widgetRoutes: readonly Route[] = [
  // Public: every page the widget stands on asks for it.
  publicRoute({
    method: 'GET',
    path: '/widget/look',
    who: 'public',
    summary: 'How the bell stands on the shop’s pages, by the shop’s public key',
    query: z.object({ shop: z.string().max(80) }),
    reply: bellSchema,
    run: async ({ house }, { query, reply }) => {
      void reply.header('cache-control', 'public, max-age=60')
      return bellOf(house, query.shop)
    },
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/widget',
    who: ['staff'],
    permission: lookForEditing.permission,
    summary: 'How the chat window stands on the shop’s pages',
    params: ofShop,
    reply: widgetLookSchema,
    run: (context, { params }) => lookForEditing(context, params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/widget',
    who: ['staff'],
    permission: changeLook.permission,
    summary: 'Change side, hours and invitations of the chat window',
    params: ofShop,
    body: widgetLookSchema,
    run: (context, { params, body }) => changeLook(context, { shopId: params.shop, given: body }),
  }),
  // Public: a guest of the shop's page says nothing about themself, or shows the shop's signature.
  publicRoute({
    method: 'POST',
    path: '/widget/session',
    who: 'public',
    summary: 'Open the widget: a new visitor, a returning one, or a customer the shop has signed for',
    body: openSessionSchema,
    reply: sessionSchema,
    run: (visit, { body, request }) => {
      const open = async () => {
        const shop = await shopByKey(visit.house, body.shop)
        if (shop) await notePage(visit.house, shop, request.headers.origin, request.headers.host)
        return openSession(visit, body)
      }
      return body.token ? open() : visitors.during(request.ip, open)
    },
  }),
  route({
    method: 'POST',
    path: '/widget/messages',
    who,
    permission: receiveMessage.permission,
    summary: 'Write to the shop; the same clientId again is the same message',
    body: customerMessageSchema,
    reply: messageSchema,
    status: 201,
    run: async (context, { body, reply }) => {
      const { message, fresh } = await writing(context, () => writeMessage(context, body))
      if (!fresh) void reply.code(200)
      return message
    },
  }),
  route({
    method: 'GET',
    path: '/widget/messages',
    who,
    permission: ownHistory.permission,
    summary: 'Earlier messages, oldest first',
    query: z.object({ before: z.coerce.number().pipe(seqSchema).optional(), limit: pageQuery.limit }),
    reply: z.object({ items: z.array(messageSchema), next: z.int().nullable() }),
    run: async (context, { query }) => {
      const { items, next } = await ownHistory(context, query)
      return { items: items.map(publicMessage), next }
    },
  }),
  route({
    method: 'POST',
    path: '/widget/hand-over',
    who,
    permission: askForPerson.permission,
    summary: 'Ask for a person',
    body: z.strictObject({}),
    reply: z.object({ conversation: customerConversationSchema, wait: waitSchema }),
    run: async (context) => {
      const conversation = await askForPerson(context, {
        channel: WIDGET,
        shopId: context.actor.shopIds[0]!,
        language: context.language,
        viewing: null,
      })
      return { conversation: forCustomer(conversation), wait: await ownWait(context, { channel: WIDGET }) }
    },
  }),
  route({
    method: 'POST',
    path: '/widget/read',
    who,
    permission: markReadByCustomer.permission,
    summary: 'Read up to here',
    body: z.strictObject({ seq: seqSchema }),
    run: async (context, { body }) => markReadByCustomer(context, { conversationId: (await ownConversation(context)).id, seq: body.seq }),
  }),
  route({
    method: 'GET',
    path: '/widget/wait',
    who,
    permission: ownWait.permission,
    summary: 'How long it may take',
    reply: waitSchema,
    run: (context) => ownWait(context, { channel: WIDGET }),
  }),
  route({
    method: 'POST',
    path: '/widget/files',
    who,
    permission: upload.permission,
    summary: 'Upload a picture, video or PDF to attach',
    raw: true,
    reply: attachmentSchema,
    status: 201,
    limit: 21 * 1024 * 1024,
    run: async (context, { request }) => upload(context, await request.file()),
  }),
]
