import type { ConversationId } from '../../../shared/ids.ts'
import type { KeptDraft } from '../../../shared/wire/later.ts'
import { action } from '../../foundation/action.ts'
import { conversationOf } from '../steps.ts'
import { deleteDraft, setDraft } from '../store/later.ts'

/** Keeps what is being written for its writer alone; nobody hears of it. Empty words are no draft. */
export const keepDraft = action(
  'conversations.note',
  async (tx, { conversationId, kind, body }: { conversationId: ConversationId; kind: KeptDraft['kind']; body: string }) => {
    const { shopId } = await conversationOf(tx, conversationId)
    if (body) await setDraft(tx, { shopId, conversationId, kind, body })
    else await deleteDraft(tx, conversationId, kind)
  },
)
