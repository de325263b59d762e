import type { ConversationStatus } from '../../../shared/wire/conversation.ts'
import type { Scene } from './scenes.ts'

/** A conversation as it is written down. `{order}` in a line is the number of the customer's newest order. */
export interface Talk {
  minutesAgo: number
  waitedSeconds?: number
  status: ConversationStatus
  /** Where a person did not answer within half a minute. */
  firstReplySeconds?: number
  /** Whether the assistant's first words show the order. */
  card?: boolean
  /** How the customer's newest order stands, so that what is said is true of it, and what was bought ('XM-1011 白色/39码'). */
  scene?: Scene
  buys?: readonly string[]
  /** 'C ' customer, 'A ' assistant, 'S ' staff, 'N ' internal note. */
  lines: readonly string[]
}
