import { type Reaction, reaction } from '../foundation/reactions.ts'
import { createTicket } from '../tickets/actions/tickets.ts'
import { askForRating, keepRecovery } from './actions.ts'
import { recovery } from './views.ts'

export const surveyReactions: readonly Reaction[] = [
  reaction('surveys.ask', 'conversation.closed', (context, { data: { conversation, message } }) =>
    askForRating(context, { conversationId: conversation.id, seq: message.seq }),
  ),
  reaction(
    'surveys.recover',
    'rating.given',
    async (context, { data: { conversationId, seq } }) => {
      const task = await recovery(context, { conversationId, seq })
      if (!task) return
      // Under a key of its own: a second run finds the ticket of the first.
      const idempotency = { key: `rating ${conversationId} ${seq}`, fingerprint: 'recovery' }
      // The house asks, which is nobody's name.
      const actor = { ...context.actor, name: null }
      const { id } = await createTicket({ ...context, actor, idempotency }, task)
      await keepRecovery(context, { conversationId, seq, ticketId: id })
    },
    ({ low }) => low,
  ),
]
