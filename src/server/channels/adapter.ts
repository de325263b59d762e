import type { Message } from '../../shared/wire/conversation.ts'

/** A way customers reach the shop. Adapters know the outside; they decide nothing and never meet each other. */
export interface ChannelAdapter {
  name: string
  can: { cards: boolean; attachments: boolean; typing: boolean; readMarks: boolean }
  /**
   * Carries a message out. Absent where the customer's own live stream does (the widget). Called by a reaction, with retries, so the outside may
   * see a call twice: `message.id` is the mark to recognise it by.
   */
  send?(to: { customerExternalId: string }, message: Message): Promise<{ outcome: 'delivered' | 'refused'; reason?: string }>
  /** How long after the customer's last message an answer may still be sent, in seconds; absent = always. */
  windowSeconds?: number
}
