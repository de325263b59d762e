import { useQueryClient } from '@tanstack/react-query'
import { toast } from '../../kit/Toast.tsx'
import type { ConversationState } from '../../shared/conversation-state.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { openDialog } from './dialogs.ts'
import { flushHeld } from './outgoing.ts'

/** What can be done to a conversation; the server decides again. */
export function useVerbs(id: string) {
  const client = useQueryClient()
  const { me } = useDesk()
  return async (verb: 'take' | 'close' | 'reopen' | 'give-back' | 'wake', body: object = {}): Promise<boolean> => {
    try {
      // What was just said goes first.
      await flushHeld(id)
      if (verb === 'close' && (await (await import('./close.ts')).asksBefore(client, id, me.staff.id))) {
        openDialog('close')
        return false
      }
      const conversation = await send<Conversation>('POST', `/conversations/${id}/${verb}`, body)
      client.setQueryData<ConversationState>(['thread', id], (state) => state && { ...state, conversation })
      return true
    } catch (error) {
      toast((error as Error).message)
      return false
    }
  }
}
