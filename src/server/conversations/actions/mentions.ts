import type { ConversationId } from '../../../shared/ids.ts'
import { action } from '../../foundation/action.ts'
import { conversationOf } from '../steps.ts'
import { markMentionSeen } from '../store/mentions.ts'

/** I have seen that I was called on here. */
export const seeMention = action('conversations.read', async (tx, conversationId: ConversationId): Promise<void> => {
  await conversationOf(tx, conversationId)
  await markMentionSeen(tx, conversationId)
})
