import { type Reaction, reaction } from '../foundation/reactions.ts'
import { takeBack } from './actions/attend.ts'

export const conversationReactions: readonly Reaction[] = [
  /** Nobody is left talking to an empty chair. */
  reaction(
    'conversations.takeBack',
    'presence.changed',
    (context, event) => takeBack(context, event.data.staffId),
    ({ presence }) => presence === 'offline',
  ),
]
