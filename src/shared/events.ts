import type {
  AftersaleId,
  ClockId,
  CommitmentId,
  ComplaintId,
  ConversationId,
  CustomerId,
  LaterId,
  OrderId,
  ShopId,
  StaffId,
  TicketId,
} from './ids.ts'
import type { CaseStatus } from './wire/aftersales.ts'
import type { ClockCode, Rung, SubjectKind } from './wire/clocks.ts'
import type { CommitmentState } from './wire/commitments.ts'
import type { ComplaintKind, ComplaintStatus } from './wire/complaints.ts'
import type { Conversation, Message } from './wire/conversation.ts'
import type { Presence } from './wire/people.ts'
import type { AskKind } from './wire/policy.ts'
import type { TicketStatus } from './wire/tickets.ts'

/**
 * Every fact the house records. Realtime, reactions, webhooks, audit and analytics all read these and nothing else.
 * Conversation events carry the whole new state of what they changed, so that an old snapshot plus its events is a fresh snapshot.
 */
export interface Events {
  'message.received': { message: Message; conversation: Conversation }
  /** `waitedSince`: since when the customer had waited for this one; not there where nobody waited. */
  'message.sent': { message: Message; conversation: Conversation; waitedSince?: string }
  'note.added': { message: Message; conversation: Conversation }
  'conversation.opened': { conversation: Conversation }
  'conversation.handedOver': { conversation: Conversation; message: Message }
  'conversation.taken': { conversation: Conversation; message: Message }
  'conversation.transferred': { conversation: Conversation; message: Message; reason: string }
  'conversation.returned': { conversation: Conversation; message: Message }
  'conversation.closed': { conversation: Conversation; message: Message }
  'conversation.reopened': { conversation: Conversation; message: Message }
  'conversation.tagged': { conversation: Conversation }
  'staff.mentioned': { conversationId: ConversationId; staffIds: readonly StaffId[] }
  'conversation.snoozed': { conversation: Conversation }
  'conversation.woken': { conversation: Conversation }
  'later.changed': {
    conversationId: ConversationId
    laterId: LaterId
    staffId: StaffId
    what: 'written' | 'sent' | 'refused' | 'cancelled'
  }
  'conversation.read': { conversation: Conversation; by: 'customer' | 'staff' }
  'presence.changed': { staffId: StaffId; presence: Presence }
  'staff.signedIn': { staffId: StaffId }
  'staff.signedOut': { staffId: StaffId; sessionId: string }
  'staff.changed': { staffId: StaffId; what?: 'profile' | 'role' | 'disabled' | 'enabled' | 'invited' | 'joined' }
  'staff.secured': { staffId: StaffId; what: 'name' | 'password' | 'secondFactorOn' | 'secondFactorOff' | 'recoveryCodes' }
  'merchant.startedOver': { shopId: ShopId }
  'shop.changed': { shopId: ShopId; what?: 'added' | 'settings' | 'widget' | 'widgetSecret' | 'platformSecret' }
  'apiKey.created': { keyId: string; name: string }
  'apiKey.revoked': { keyId: string; name: string }
  'channel.changed': { shopId: ShopId; channel: string }
  'message.carried': { conversationId: ConversationId; seq: number; state: 'delivered' | 'failed' }
  'webhook.changed': { webhookId: string; what: 'created' | 'settings' | 'secret' | 'removed' }
  'webhook.due': { deliveryId: string; attempt: number; waitSeconds: number }
  'customer.identified': { customerId: CustomerId; conversationId: ConversationId | null }
  'customer.merged': { customerId: CustomerId; otherId: CustomerId; by: 'phone' | 'email' }
  'customer.separated': { customerId: CustomerId; otherId: CustomerId }
  'customer.revealed': { customerId: CustomerId }
  'commerce.imported': { shopId: ShopId; kind: 'products' | 'customers' | 'orders'; created: number; updated: number }
  'platform.settled': { mark: string }
  'stock.low': { shopId: ShopId; productTitle: string; skuExternalId: string; stock: number }
  'article.changed': { articleId: string; shopId: ShopId }
  'script.changed': { shopId: ShopId | null }
  'closing.changed': { shopId: ShopId; what: 'summary' | 'survey' }
  'rating.asked': { message: Message; conversation: Conversation }
  'rating.given': RatingFact
  'rating.followed': { conversationId: ConversationId; ticketId: TicketId }
  'assistant.taught': { shopId: ShopId; version: number }
  'vectors.kept': { shopId: ShopId }
  'policy.published': { shopId: ShopId; version: number }
  'order.changed': { orderId: OrderId }
  'order.marked': { orderId: OrderId }
  'order.urged': { orderId: OrderId; count: number }
  'aftersale.requested': AftersaleFact
  'aftersale.moved': AftersaleFact & { from: CaseStatus }
  'aftersale.urged': AftersaleFact & { count: number }
  'aftersale.batchNamed': AftersaleFact
  'clockwork.published': { shopId: ShopId; version: number }
  'clock.reached': ClockFact
  'routing.changed': { staffId: StaffId | null }
  'promise.made': { messageId: string; conversationId: ConversationId; staffId: StaffId; words: string; dueAt: string }
  'ticket.moved': { ticketId: TicketId; department: string; status: TicketStatus; verb: string; watchers: StaffId[] }
  'complaint.opened': ComplaintFact
  'complaint.moved': ComplaintFact & { from: ComplaintStatus }
  'commitment.made': CommitmentFact
  'commitment.moved': CommitmentFact & { verb: 'keep' | 'renew' | 'release' | 'break' }
}

/** A case as the log knows it: enough to find it and to see whether it matters. */
export interface AftersaleFact {
  aftersaleId: AftersaleId
  orderId: OrderId
  kind: AskKind
  status: CaseStatus
  verb: string
}

/** A rung of a clock: what it belongs to, whose it is and who was told. `reachedAt` is when it was due, not when it was found. */
export interface ClockFact {
  clockId: ClockId
  code: ClockCode
  rung: Rung
  subjectKind: SubjectKind
  subjectId: string
  ownerId: StaffId | null
  told: StaffId[]
  dueAt: string
  reachedAt: string
}

/** A complaint as the log knows it; its customer may hear all of it. */
export interface ComplaintFact {
  complaintId: ComplaintId
  kind: ComplaintKind
  status: ComplaintStatus
  verb: string
}

/** A promise in the ledger: whose, and how it stands. */
export interface CommitmentFact {
  commitmentId: CommitmentId
  ownerId: StaffId
  state: CommitmentState
  dueAt: string
}

/** What a customer thought of a conversation: `seq` is the line that says it was closed. `low` = somebody should look after it. */
export interface RatingFact {
  conversationId: ConversationId
  seq: number
  staffId: StaffId | null
  score: number
  reasons: string[]
  low: boolean
  /** In the chat window, or by the link they were sent. */
  via: 'widget' | 'link'
}

export type EventName = keyof Events
/** What of it an event was about, where it says so. */
export type EventWhat = { [N in EventName]: Events[N] extends { what?: infer What } ? Extract<What, string> : never }[EventName]

/** Who may hear of an event: `staff` of the shop, also the `customer` it concerns, or only the `house` itself (reactions, audit). */
export type Audience = 'house' | 'staff' | 'customer'

export const audiences = {
  'message.received': 'customer',
  'message.sent': 'customer',
  'note.added': 'staff',
  'conversation.opened': 'customer',
  'conversation.handedOver': 'customer',
  'conversation.taken': 'customer',
  'conversation.transferred': 'customer',
  'conversation.returned': 'customer',
  'conversation.closed': 'customer',
  'conversation.reopened': 'customer',
  'conversation.tagged': 'staff',
  'staff.mentioned': 'staff',
  'conversation.snoozed': 'staff',
  'conversation.woken': 'staff',
  'later.changed': 'staff',
  'conversation.read': 'customer',
  'presence.changed': 'staff',
  'staff.signedIn': 'house',
  'staff.signedOut': 'house',
  'staff.changed': 'staff',
  'staff.secured': 'house',
  'merchant.startedOver': 'house',
  'shop.changed': 'staff',
  'apiKey.created': 'house',
  'apiKey.revoked': 'house',
  'channel.changed': 'staff',
  'message.carried': 'staff',
  'webhook.changed': 'house',
  'webhook.due': 'house',
  'customer.identified': 'staff',
  'customer.merged': 'staff',
  'customer.separated': 'staff',
  'customer.revealed': 'house',
  'commerce.imported': 'staff',
  'platform.settled': 'house',
  'stock.low': 'staff',
  'article.changed': 'staff',
  'script.changed': 'staff',
  'closing.changed': 'staff',
  'rating.asked': 'customer',
  'rating.given': 'staff',
  'rating.followed': 'staff',
  'assistant.taught': 'staff',
  'vectors.kept': 'house',
  'policy.published': 'staff',
  'order.changed': 'customer',
  'order.marked': 'staff',
  'order.urged': 'staff',
  'aftersale.requested': 'customer',
  'aftersale.moved': 'customer',
  'aftersale.urged': 'staff',
  'aftersale.batchNamed': 'staff',
  'clockwork.published': 'staff',
  'clock.reached': 'staff',
  'routing.changed': 'staff',
  'promise.made': 'staff',
  'ticket.moved': 'staff',
  'complaint.opened': 'customer',
  'complaint.moved': 'customer',
  'commitment.made': 'staff',
  'commitment.moved': 'staff',
} as const satisfies Record<EventName, Audience>

/** An event as it comes down the stream. `cursor` is opaque: give the last one back to resume. */
export interface StreamEvent<N extends EventName = EventName> {
  cursor: string
  name: N
  at: string
  data: Events[N]
}

/** What is typed or looked at right now: not recorded, may be lost. What staff look at is told to staff alone. */
export type Signal = {
  name: 'typing' | 'viewing'
  conversationId: ConversationId
  by: 'customer' | 'staff' | 'assistant'
  staffId?: StaffId | null
}

/** Frames down the live stream. `ready` says from where on it is live; `reload` says a new snapshot is needed. */
export type Frame =
  | { type: 'ready'; cursor: string }
  | ({ type: 'event' } & StreamEvent)
  | ({ type: 'signal' } & Signal)
  | { type: 'reload' }
  | { type: 'goodbye'; reason: 'restarting' | 'signedOut' }
  | { type: 'pong' }
/** Frames up. A customer's first one is `{ token, after }`; staff may send `{ after }`. */
export type UpFrame = { token?: string; after?: string } | { type: Signal['name']; conversationId: ConversationId } | { type: 'ping' }
