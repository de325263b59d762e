import type { QueryClient } from '@tanstack/react-query'
import type { ConversationState } from '../../shared/conversation-state.ts'
import type { Closing } from '../../shared/wire/closing.ts'
import { get } from '../api.ts'

export const closingKey = (id: string) => ['closing', id] as const
export const fetchClosing = (id: string) => get<Closing>(`/conversations/${id}/closing`)

/** Whether something is to be thought of before it is closed: the shop wants a summary, or whoever attends it has not said goodbye. */
export async function asksBefore(client: QueryClient, id: string, staffId: string): Promise<boolean> {
  const closing = await client.fetchQuery({ queryKey: closingKey(id), queryFn: () => fetchClosing(id), staleTime: 0 })
  const attends = client.getQueryData<ConversationState>(['thread', id])?.conversation.staffId === staffId
  return closing.summary !== 'off' || (closing.farewell && attends && closing.parts.some(({ said }) => !said))
}
