import type { ChannelAdapter } from '../../adapter.ts'

/** The chat widget: the customer's live stream carries what is sent, so nothing has to be delivered. */
export const widget: ChannelAdapter = { name: 'widget', can: { cards: true, attachments: true, typing: true, readMarks: true } }
