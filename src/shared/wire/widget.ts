import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { bodySchema, clientIdSchema, conversationSchema, messageSchema } from './conversation.ts'

/** What the page around the widget says about itself. */
export const pageSchema = z.strictObject({
  url: z.string().max(2000),
  title: z.string().max(300),
  productExternalId: z.string().max(120).nullish(),
})

export const openSessionSchema = z.strictObject({
  shop: z.string().max(80),
  /** A token from an earlier visit; a new one is given when it no longer holds. */
  token: z.string().max(200).nullish(),
  /** The shop's signed statement of who this is: HS256 JWT with sub, name?, email?, phone?, exp. */
  customer: z.string().max(4000).nullish(),
  language: z.string().max(35).nullish(),
  page: pageSchema.nullish(),
})

/** How many wait before this customer, and an honest guess in seconds (null = we can't say). `staffOnline` false = nobody is there now. */
export const waitSchema = z.object({ position: z.int(), seconds: z.int().nullable(), staffOnline: z.boolean() })
export type Wait = z.infer<typeof waitSchema>

/** The customer's own view of their conversation: no notes, no staff counters. */
export const customerConversationSchema = conversationSchema.pick({
  id: true,
  status: true,
  staffName: true,
  language: true,
  lastSeq: true,
  customerReadSeq: true,
  staffReadSeq: true,
  openedAt: true,
  closedAt: true,
})
export type CustomerConversation = z.infer<typeof customerConversationSchema>

/** A word to somebody who looks around: on these pages (`*` stands for anything; empty for every page), after so long, with or without something in the cart. */
export const invitationSchema = z.strictObject({
  text: z.string().trim().min(1).max(160),
  page: z.string().trim().max(200).default(''),
  seconds: z.int().min(0).max(3600),
  cart: z.enum(['any', 'filled']).default('any'),
})
export type Invitation = z.infer<typeof invitationSchema>

/** How the window stands on the shop's pages. `hours`: when people are there, in the shop's own words; empty when it doesn't say. */
export const widgetLookSchema = z.strictObject({
  side: z.enum(['left', 'right']),
  hours: z.string().trim().max(60),
  invitations: z.array(invitationSchema).max(10),
})
export type WidgetLook = z.infer<typeof widgetLookSchema>
/** The same as a page asks for it, with the shop's colour. */
export const bellSchema = widgetLookSchema.extend({ color: z.string() })
export type Bell = z.infer<typeof bellSchema>

export const sessionSchema = z.object({
  token: z.string(),
  shop: z.object({
    name: z.string(),
    color: z.string(),
    language: languageSchema,
    currency: z.string(),
    timeZone: z.string(),
    hours: z.string(),
  }),
  customer: z.object({ id: id<'customer'>(), name: z.string().nullable(), known: z.boolean() }),
  /** Where the shop's customers look after their orders, below the origin. */
  portal: z.string(),
  language: languageSchema,
  greeting: z.string(),
  /** Questions to start with, as buttons. */
  starters: z.array(z.object({ label: z.string(), say: z.string() })),
  conversation: customerConversationSchema.nullable(),
  /** Newest last; at most 50. Earlier ones: GET /widget/messages?before=seq */
  messages: z.array(messageSchema),
  wait: waitSchema.nullable(),
  staffOnline: z.boolean(),
  cursor: z.string(),
})
export type WidgetSession = z.infer<typeof sessionSchema>

export const customerMessageSchema = z.strictObject({
  clientId: clientIdSchema,
  body: bodySchema,
  language: z.string().max(35).nullish(),
  page: pageSchema.nullish(),
  attachments: z.array(id<'file'>()).max(6).default([]),
})
