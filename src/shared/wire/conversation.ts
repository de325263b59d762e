import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { moneySchema } from '../money.ts'
import { MOST_LETTERS } from '../most-letters.ts'
import { optionsSchema, orderStatusSchema, parcelStatusSchema, scanSchema } from './commerce.ts'

/** The place of a message in its conversation, counted from one; the database keeps it in 32 bits. */
export const seqSchema = z.int().min(1).max(2_147_483_647)

/** Who holds the conversation: the assistant, nobody yet (the customer waits for a person), a member of staff, or it is over. */
export const conversationStatuses = ['assistant', 'waiting', 'attended', 'closed'] as const
export const conversationStatusSchema = z.enum(conversationStatuses)
export type ConversationStatus = z.infer<typeof conversationStatusSchema>

export const orderCardSchema = z.object({
  type: z.literal('order'),
  orderId: id<'order'>(),
  number: z.string(),
  status: orderStatusSchema,
  statusLabel: z.string().nullable(),
  total: moneySchema,
  placedAt: z.string().nullable(),
  lines: z.array(
    z.object({ title: z.string(), options: optionsSchema, quantity: z.int(), unitPrice: moneySchema, picture: z.string().nullable() }),
  ),
})
export const parcelCardSchema = z.object({
  type: z.literal('parcel'),
  parcelId: id<'parcel'>(),
  orderNumber: z.string(),
  carrier: z.string().nullable(),
  trackingNumber: z.string(),
  status: parcelStatusSchema,
  promisedAt: z.string().nullable(),
  /** Newest first, at most eight. */
  scans: z.array(scanSchema),
})
export const productCardSchema = z.object({
  type: z.literal('product'),
  productId: id<'product'>(),
  title: z.string(),
  picture: z.string().nullable(),
  url: z.string().nullable(),
  price: z.object({ from: moneySchema, to: moneySchema }),
  available: z.boolean(),
  why: z.string().nullable().optional(),
})
/** Buttons; pressing one says `say` for the customer. */
export const choicesCardSchema = z.object({
  type: z.literal('choices'),
  choices: z.array(z.object({ label: z.string(), say: z.string() })),
})
export const articleCardSchema = z.object({
  type: z.literal('article'),
  articleId: id<'article'>(),
  title: z.string(),
  excerpt: z.string(),
})
/** What will happen once the customer says yes, and to exactly what. Pressing says a sentence that only fits this one card; it holds until `expiresAt`. */
export const confirmCardSchema = z.object({
  type: z.literal('confirm'),
  confirmationId: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  expiresAt: z.string(),
  yes: z.object({ label: z.string(), say: z.string() }),
  no: z.object({ label: z.string(), say: z.string() }),
})
/** The customer is asked what they thought of it: of the closing this line (`seq`) tells of. What is asked is fetched when it is drawn. */
export const ratingCardSchema = z.object({ type: z.literal('rating'), seq: seqSchema })
export const cardSchema = z.discriminatedUnion('type', [
  orderCardSchema,
  parcelCardSchema,
  productCardSchema,
  choicesCardSchema,
  articleCardSchema,
  confirmCardSchema,
  ratingCardSchema,
])
export type Card = z.infer<typeof cardSchema>
export type OrderCard = z.infer<typeof orderCardSchema>
export type ParcelCard = z.infer<typeof parcelCardSchema>
export type ConfirmCard = z.infer<typeof confirmCardSchema>
export type ProductCard = z.infer<typeof productCardSchema>

export const attachmentSchema = z.object({ fileId: id<'file'>(), name: z.string(), type: z.string(), bytes: z.int(), url: z.string() })
export type Attachment = z.infer<typeof attachmentSchema>

export const authors = ['customer', 'staff', 'assistant', 'system'] as const
/** `note` is seen by staff only. `system` lines tell what happened (`systemCode` says which; `body` is its text in the shop's language). */
export const messageKinds = ['text', 'note', 'system'] as const

export const systemCodes = [
  'queued',
  'noOneOnline',
  'taken',
  'transferred',
  'returned',
  'closed',
  'reopened',
  'givenBack',
  'merged',
  'viewing',
  'aftersale',
  'rate',
] as const
export type SystemCode = (typeof systemCodes)[number]

export const messageSchema = z.object({
  id: id<'message'>(),
  conversationId: id<'conversation'>(),
  /** 1, 2, 3 … without a gap within its conversation: the order in which it happened. */
  seq: z.int(),
  clientId: z.string().nullable(),
  author: z.enum(authors),
  authorId: z.string().nullable(),
  authorName: z.string().nullable(),
  kind: z.enum(messageKinds),
  systemCode: z.enum(systemCodes).nullable(),
  body: z.string(),
  language: languageSchema.nullable(),
  cards: z.array(cardSchema),
  attachments: z.array(attachmentSchema),
  at: z.string(),
})
export type Message = z.infer<typeof messageSchema>

export const conversationSchema = z.object({
  id: id<'conversation'>(),
  shopId: id<'shop'>(),
  customerId: id<'customer'>(),
  customerName: z.string().nullable(),
  channel: z.string(),
  status: conversationStatusSchema,
  staffId: id<'staff'>().nullable(),
  staffName: z.string().nullable(),
  language: languageSchema,
  lastSeq: z.int(),
  /** Seq of the last text both sides may see, who wrote it and its first 140 characters. */
  lastMessage: z.object({ author: z.enum(authors), excerpt: z.string(), at: z.string() }).nullable(),
  /** Since when the customer has been waiting for an answer from a person; null = not waiting. */
  waitingSince: z.string().nullable(),
  /** Customer messages no member of staff has read. */
  unread: z.int(),
  customerReadSeq: z.int(),
  staffReadSeq: z.int(),
  /** What the customer was looking at when they wrote. */
  viewing: z.object({ url: z.string(), title: z.string(), productId: id<'product'>().nullable() }).nullable(),
  /** From the customer's first message to the first answer that says something (a greeting alone doesn't count). */
  firstAnswerMs: z.int().nullable(),
  openedAt: z.string(),
  /** Its place in the lists: when something was last said, to the minute. */
  lastAt: z.string(),
  closedAt: z.string().nullable(),
  /** Out of sight until then, or until somebody writes; null = in sight. */
  snoozedUntil: z.string().nullable(),
  tags: z.array(z.string()),
})
export type Conversation = z.infer<typeof conversationSchema>

export const queues = ['mine', 'waiting', 'mentions', 'snoozed', 'assistant', 'open', 'closed', 'all'] as const
export const queueSchema = z.enum(queues)
export type Queue = z.infer<typeof queueSchema>
/** `mine` counts conversations, `mineUnread` those of them with something unread, `mentions` where the reader was called on and has not looked. */
export const queueCountsSchema = z.object({
  mine: z.int(),
  mineUnread: z.int(),
  waiting: z.int(),
  snoozed: z.int(),
  mentions: z.int(),
  assistant: z.int(),
  open: z.int(),
})
export type QueueCounts = z.infer<typeof queueCountsSchema>

export const clientIdSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/)
export const bodySchema = z.string().trim().min(1).max(MOST_LETTERS)
