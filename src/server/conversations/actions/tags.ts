import type { ConversationId } from '../../../shared/ids.ts'
import type { Conversation } from '../../../shared/wire/conversation.ts'
import { action } from '../../foundation/action.ts'
import { wire } from '../state.ts'
import { about, lockedConversation } from '../steps.ts'
import { rememberTags, setTags } from '../store/views.ts'

const MOST = 20

export interface Tagging {
  conversationId: ConversationId
  add?: readonly string[]
  remove?: readonly string[]
}
/** Marks a conversation with words; the same word twice is once, and twenty are enough. */
export const tagConversation = action(
  'conversations.note',
  async (tx, { conversationId, add = [], remove = [] }: Tagging): Promise<Conversation> => {
    const c = await lockedConversation(tx, conversationId)
    const tags = [...new Set([...c.tags, ...add])].filter((tag) => !remove.includes(tag)).slice(0, MOST)
    if (tags.join('\n') === c.tags.join('\n')) return wire(c)
    const next = { ...c, tags }
    await setTags(tx, next)
    if (add.length) await rememberTags(tx, c.shopId, add)
    tx.record('conversation.tagged', about(c), { conversation: wire(next) })
    return wire(next)
  },
)
