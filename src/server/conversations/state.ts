import type { ConversationId, CustomerId, ShopId, StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Attachment, Card, Conversation, ConversationStatus, Message, SystemCode } from '../../shared/wire/conversation.ts'
import { isoTime } from '../foundation/iso-time.ts'

/** A conversation as the room holds it. Rules make a new one from an old one; the store writes it whole. */
export interface State {
  id: ConversationId
  shopId: ShopId
  customerId: CustomerId
  customerName: string | null
  channel: string
  status: ConversationStatus
  staffId: StaffId | null
  staffName: string | null
  language: Language
  lastSeq: number
  lastAuthor: Message['author'] | null
  lastExcerpt: string | null
  lastMessageAt: Date | null
  waitingSince: Date | null
  unread: number
  customerReadSeq: number
  staffReadSeq: number
  viewing: Conversation['viewing']
  firstAskedAt: Date | null
  firstAnswerMs: number | null
  openedAt: Date
  lastAt: Date
  closedAt: Date | null
  /** Out of sight until then, or until somebody writes. */
  snoozedUntil: Date | null
  tags: string[]
  /** Only of what was not locked: the row is still this version, or the write fails and the action runs again. */
  version?: string
}

/** A message about to be written; its seq comes from the conversation. */
export interface Draft {
  clientId: string | null
  author: Message['author']
  authorId: string | null
  authorName: string | null
  kind: Message['kind']
  systemCode: SystemCode | null
  body: string
  language: Language | null
  cards: Card[]
  attachments: Attachment[]
}

export const wire = (c: State): Conversation => ({
  id: c.id,
  shopId: c.shopId,
  customerId: c.customerId,
  customerName: c.customerName,
  channel: c.channel,
  status: c.status,
  staffId: c.staffId,
  staffName: c.staffName,
  language: c.language,
  lastSeq: c.lastSeq,
  lastMessage:
    c.lastAuthor && c.lastMessageAt ? { author: c.lastAuthor, excerpt: c.lastExcerpt ?? '', at: isoTime(c.lastMessageAt) } : null,
  waitingSince: c.waitingSince && isoTime(c.waitingSince),
  unread: c.unread,
  customerReadSeq: c.customerReadSeq,
  staffReadSeq: c.staffReadSeq,
  viewing: c.viewing,
  firstAnswerMs: c.firstAnswerMs,
  openedAt: isoTime(c.openedAt),
  lastAt: isoTime(c.lastAt),
  closedAt: c.closedAt && isoTime(c.closedAt),
  snoozedUntil: c.snoozedUntil && isoTime(c.snoozedUntil),
  tags: c.tags,
})
