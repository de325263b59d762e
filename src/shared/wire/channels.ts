import { z } from 'zod'
import { id } from '../ids.ts'
import { conversationSchema, messageSchema, seqSchema } from './conversation.ts'
import { customerMessageSchema } from './widget.ts'

/** A channel's name as it stands in addresses, filters and reports. The chat window's own name is taken. */
export const channelNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,29}$/)
  .refine((name) => name !== 'widget')

/** `ownIds`: customers have names of their own there. Otherwise they are called as the shop calls them, and are the same people as in the chat window. */
export const channelInputSchema = z.strictObject({
  title: z.string().trim().min(1).max(40),
  ownIds: z.boolean(),
  active: z.boolean().default(true),
})
export type ChannelInput = z.infer<typeof channelInputSchema>

export const channelSchema = channelInputSchema.extend({
  shopId: id<'shop'>(),
  name: z.string(),
  active: z.boolean(),
  createdAt: z.string(),
})
export type Channel = z.infer<typeof channelSchema>

/** A customer as the channel knows them; what the profile lacks is filled in. */
export const senderSchema = z.strictObject({
  id: z.string().trim().min(1).max(80),
  name: z.string().trim().max(120).nullish(),
  email: z.email().max(200).nullish(),
  phone: z.string().trim().max(40).nullish(),
})
export type Sender = z.infer<typeof senderSchema>

/** What a customer wrote. `id` is the channel's own mark of this message: the same again is the same message. */
export const channelMessageSchema = customerMessageSchema
  .pick({ body: true, language: true, attachments: true })
  .extend({ from: senderSchema, id: z.string().trim().min(1).max(200) })

export const channelReceivedSchema = z.object({
  message: messageSchema,
  conversation: conversationSchema.pick({ id: true, status: true, customerId: true }),
})

export const receiptStates = ['delivered', 'failed'] as const
export const receiptInputSchema = z.strictObject({
  conversationId: id<'conversation'>(),
  seq: seqSchema,
  state: z.enum(receiptStates),
  /** For people: why it could not be delivered. */
  reason: z.string().trim().max(200).nullish(),
})
export type ReceiptInput = z.infer<typeof receiptInputSchema>

export const receiptSchema = z.object({
  seq: seqSchema,
  state: z.enum(receiptStates),
  reason: z.string().nullable(),
  at: z.string(),
})
export type Receipt = z.infer<typeof receiptSchema>
