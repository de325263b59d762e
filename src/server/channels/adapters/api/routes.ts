import { z } from 'zod'
import { id } from '../../../../shared/ids.ts'
import {
  channelInputSchema,
  channelMessageSchema,
  channelNameSchema,
  channelReceivedSchema,
  channelSchema,
  receiptInputSchema,
  receiptSchema,
  senderSchema,
} from '../../../../shared/wire/channels.ts'
import { attachmentSchema, seqSchema } from '../../../../shared/wire/conversation.ts'
import { pageOf } from '../../../foundation/http/paging.ts'
import { type Route, route } from '../../../foundation/http/route.ts'
import { changeChannel, channels } from './channels.ts'
import { keepReceipt, namedOn, receipts, relayFile, relayMessage, relayRead } from './relay.ts'

const at = z.object({ shop: id<'shop'>(), channel: channelNameSchema })
const who = ['key'] as const
const { permission } = relayMessage

/** What a shop's own programs call to bring a channel in; what goes out they hear of by webhook (`message.sent`). */
export const apiChannelRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/channels',
    who: ['staff', 'key'],
    permission: channels.permission,
    summary: 'The channels that programs of the shops bring in',
    reply: pageOf(channelSchema),
    run: (context) => channels(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/channels/:channel',
    who: ['staff', 'key'],
    permission: changeChannel.permission,
    summary: 'Make a channel, change its title, or switch it off and on',
    params: at,
    body: channelInputSchema,
    reply: channelSchema,
    run: (context, { params, body }) => changeChannel(context, { shopId: params.shop, name: params.channel, input: body }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/channels/:channel/messages',
    who,
    permission,
    summary: 'Bring in what a customer wrote; the same id again is the same message',
    params: at,
    body: channelMessageSchema,
    reply: channelReceivedSchema,
    status: 201,
    run: async (context, { params, body, reply }) => {
      const { message, conversation, fresh } = await relayMessage(context, { shopId: params.shop, channel: params.channel }, body)
      if (!fresh) void reply.code(200)
      return { message, conversation }
    },
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/channels/:channel/files',
    who,
    permission,
    summary: 'Bring in a picture, video or PDF of a customer, to be named in their message',
    params: at,
    query: z.object({ from: senderSchema.shape.id }),
    raw: true,
    reply: attachmentSchema,
    status: 201,
    limit: 21 * 1024 * 1024,
    run: (context, { params, query, request }) =>
      relayFile(context, { shopId: params.shop, channel: params.channel, from: { id: query.from } }, () => request.file()),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/channels/:channel/read',
    who,
    permission,
    summary: 'The customer has read up to here',
    params: at,
    body: z.strictObject({ from: senderSchema.shape.id, seq: seqSchema }),
    run: (context, { params, body }) =>
      relayRead(context, { shopId: params.shop, channel: params.channel, from: { id: body.from } }, body.seq),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/channels/:channel/receipts',
    who,
    permission: keepReceipt.permission,
    summary: 'Tell what became of a message outside: delivered, or failed and why',
    params: at,
    body: receiptInputSchema,
    run: (context, { params, body }) => keepReceipt(context, { shopId: params.shop, channel: params.channel, receipt: body }),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/channels/:channel/customers/:customer',
    who,
    permission: namedOn.permission,
    summary: 'What a customer is called on the channel',
    params: at.extend({ customer: id<'customer'>() }),
    reply: z.object({ id: z.string() }),
    run: (context, { params }) => namedOn(context, { shopId: params.shop, channel: params.channel, customerId: params.customer }),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/receipts',
    who: ['staff', 'key'],
    permission: receipts.permission,
    summary: 'What became of its messages outside, the newest first',
    params: z.object({ id: id<'conversation'>() }),
    reply: z.object({ items: z.array(receiptSchema) }),
    run: (context, { params }) => receipts(context, params.id),
  }),
]
