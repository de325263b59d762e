import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import type { z } from 'zod'
import type { ConversationId, CustomerId, FileId, ShopId } from '../../../../shared/ids.ts'
import { languageFor } from '../../../../shared/language.ts'
import { Refusal } from '../../../../shared/refusals.ts'
import type { channelMessageSchema, Receipt, ReceiptInput, Sender } from '../../../../shared/wire/channels.ts'
import type { Attachment } from '../../../../shared/wire/conversation.ts'
import { markReadByCustomer } from '../../../conversations/actions/attend.ts'
import { type Received, receiveMessage } from '../../../conversations/actions/receive-message.ts'
import { keepUpload, ownAttachments, readUpload } from '../../../conversations/actions/upload.ts'
import { conversationOf, isSaidToCustomer } from '../../../conversations/steps.ts'
import { ownThread } from '../../../conversations/views.ts'
import { customerByExternalId, ensureCustomer, findCustomer } from '../../../customers/steps.ts'
import { action, view } from '../../../foundation/action.ts'
import { customerActor } from '../../../foundation/actor.ts'
import type { Context } from '../../../foundation/house.ts'
import type { Reads } from '../../../foundation/transaction.ts'
import { shopOf } from '../../../people/steps.ts'
import { type ChannelRow, findChannel, listReceipts, writeReceipt } from '../../store/api.ts'
import { writing } from '../../writing.ts'

/** A channel of a shop, and a customer on it as the channel knows them. */
interface At {
  shopId: ShopId
  channel: string
}

/** Throws `shop.notFound`, `channel.notFound`; also for one that is switched off. */
async function openChannel(db: Reads, { shopId, channel }: At): Promise<ChannelRow> {
  await shopOf(db, shopId)
  const found = await findChannel(db, shopId, channel)
  if (!found?.active) throw new Refusal('channel.notFound')
  return found
}

const externalId = ({ name, ownIds }: ChannelRow, id: string): string => (ownIds ? `${name}:${id}` : id)

const identify = action('customers.impersonate', async (tx, { from, ...at }: At & { from: Sender }) => {
  const { id, name, email, phone } = from
  const known = { externalId: externalId(await openChannel(tx, at), id), name: name || null, email: email ?? null, phone: phone || null }
  return ensureCustomer(tx, { shopId: at.shopId, ...known })
})

/** A customer who has written before. What would be refused must not make one. */
const known = view('customers.impersonate', async (db, { from, ...at }: At & { from: Pick<Sender, 'id'> }) => {
  const customer = await customerByExternalId(db, at.shopId, externalId(await openChannel(db, at), from.id))
  return customer ? customerActor(db.actor.merchantId, at.shopId, customer) : null
})

/** The shop's program has said who it is: from here on it may do what this customer may. */
async function asCustomer(context: Context, at: At & { from: Sender }): Promise<Context> {
  const customer = await identify({ ...context, idempotency: undefined }, at)
  return { ...context, actor: customerActor(context.actor.merchantId, at.shopId, customer) }
}

/** Foreign marks have any letters and length; ours have these. */
const clientIdOf = (id: string): string => createHash('sha256').update(id).digest('base64url')

/** Takes in what a customer wrote on a channel; the same message again is the one that is there. */
export async function relayMessage(context: Context, at: At, given: z.output<typeof channelMessageSchema>): Promise<Received> {
  const attachments = given.attachments.length ? await theirFiles(context, { ...at, from: given.from }, given.attachments) : []
  const customer = await asCustomer(context, { ...at, from: given.from })
  return writing(customer, () =>
    receiveMessage(customer, {
      channel: at.channel,
      shopId: at.shopId,
      clientId: clientIdOf(given.id),
      body: given.body,
      language: given.language ? languageFor(given.language) : context.language,
      viewing: null,
      attachments,
    }),
  )
}
relayMessage.permission = identify.permission

async function theirFiles(context: Context, at: At & { from: Sender }, ids: readonly FileId[]): Promise<Attachment[]> {
  const actor = await known(context, at)
  if (!actor) throw new Refusal('file.notFound')
  return ownAttachments({ ...context, actor }, ids)
}

/** A file a customer sent, to be named in their message: read when the channel is known to be open, theirs when it is known to be a file. */
export async function relayFile(context: Context, at: At & { from: Sender }, file: () => Promise<MultipartFile | undefined>) {
  await known(context, at)
  const given = await readUpload(context, await file())
  return keepUpload(await asCustomer(context, at), given)
}

/** The customer has seen everything up to `seq`. Throws `conversation.notFound` when they have none here. */
export async function relayRead(context: Context, at: At & { from: Sender }, seq: number): Promise<void> {
  const actor = await known(context, at)
  const thread = actor && (await ownThread({ ...context, actor }, { channel: at.channel }))
  if (!thread) throw new Refusal('conversation.notFound')
  await markReadByCustomer({ ...context, actor, idempotency: undefined }, { conversationId: thread.conversation.id, seq })
}

/** What became of a message outside. Told twice it is one receipt. Throws `conversation.notFound`, `message.notFound` for what did not go out by this channel. */
export const keepReceipt = action('customers.impersonate', async (tx, { receipt, ...at }: At & { receipt: ReceiptInput }) => {
  await openChannel(tx, at)
  const { shopId, channel, customerId } = await conversationOf(tx, receipt.conversationId)
  const { conversationId, seq, state } = receipt
  if (shopId !== at.shopId || channel !== at.channel || !(await isSaidToCustomer(tx, conversationId, seq)))
    throw new Refusal('message.notFound')
  if (await writeReceipt(tx, { ...receipt, shopId }))
    tx.record('message.carried', { shopId, customerId, conversationId }, { conversationId, seq, state })
})

/** What a customer is called on the channel: whom a program is to carry a message to. Throws `customer.notFound`. */
export const namedOn = view('customers.impersonate', async (db, { customerId, ...at }: At & { customerId: CustomerId }) => {
  const channel = await openChannel(db, at)
  const customer = await findCustomer(db, customerId)
  const prefix = externalId(channel, '')
  if (customer?.shopId !== at.shopId || !customer.externalId?.startsWith(prefix)) throw new Refusal('customer.notFound')
  return { id: customer.externalId.slice(prefix.length) }
})

/** As many as a thread shows. */
const SHOWN = 200

export const receipts = view('conversations.read', async (db, conversationId: ConversationId): Promise<{ items: Receipt[] }> => {
  const { id } = await conversationOf(db, conversationId)
  return { items: (await listReceipts(db, id, SHOWN)).map((row) => ({ ...row, at: row.at.toISOString() })) }
})
