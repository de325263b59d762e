import { forCustomer } from '../../shared/conversation-state.ts'
import type { StreamEvent } from '../../shared/events.ts'
import type { Conversation, Message } from '../../shared/wire/conversation.ts'
import type { Recorded } from './events.ts'
import type { Hub } from './hub.ts'
import { isoTime } from './iso-time.ts'

/** An event as it goes over the wire. A customer gets the conversation as they may know it and never a colleague's reason. */
export function streamEvent(hub: Hub, event: Recorded, customer: boolean): StreamEvent {
  return { ...headOf(hub, event), name: event.name, data: (customer ? customerData(event.data) : event.data) as never }
}

/** The same as a frame's text. What was followed in the log goes on as it stands there. */
export function eventFrame(hub: Hub, event: Recorded, customer: boolean): string {
  const { cursor, at } = headOf(hub, event)
  const data = customer ? JSON.stringify(customerData(event.data)) : (event.json ?? JSON.stringify(event.data))
  return `{"type":"event","cursor":"${cursor}","at":"${at}","name":"${event.name}","data":${data}}`
}

const headOf = (hub: Hub, { transactionId, id, at }: Recorded) => ({
  cursor: hub.cursor({ transactionId, eventId: id }),
  at: isoTime(at),
})

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
