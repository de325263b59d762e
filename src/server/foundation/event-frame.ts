import { forCustomer } from '../../shared/conversation-state.ts'
import type { StreamEvent } from '../../shared/events.ts'
import type { Conversation, Message } from '../../shared/wire/conversation.ts'
import type { Recorded } from './events.ts'
import type { Hub } from './hub.ts'

/** An event as it goes over the wire. A customer gets the conversation as they may know it and never a colleague's reason. */
export function streamEvent(hub: Hub, event: Recorded, customer: boolean): StreamEvent {
  const cursor = hub.cursor({ transactionId: event.transactionId, eventId: event.id })
  return { cursor, name: event.name, at: event.at.toISOString(), data: (customer ? customerData(event.data) : event.data) as never }
}

export const eventFrame = (hub: Hub, event: Recorded, customer: boolean): string =>
  JSON.stringify({ type: 'event', ...streamEvent(hub, event, customer) })

function customerData(data: object) {
  if ('orderId' in data) return data // facts of an order or a case carry ids and states only
  // That it has moved and where it stands; what a colleague did about it is not theirs to hear.
  if ('complaintId' in data && 'status' in data) return { complaintId: data.complaintId, status: data.status }
  const { conversation, message } = data as { conversation?: Conversation; message?: Message }
  return {
    ...(conversation && { conversation: forCustomer(conversation) }),
    ...(message && message.kind !== 'note' && { message: publicMessage(message) }),
  }
}

/** Staff are people with a name, not an id, to customers. */
export const publicMessage = (message: Message): Message => (message.author === 'staff' ? { ...message, authorId: null } : message)
