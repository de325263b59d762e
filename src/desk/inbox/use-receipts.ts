import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Receipt } from '../../shared/wire/channels.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'

/** What became of messages outside, by their place; the chat window's own arrive by the stream and have none. */
export function useReceipts({ id, channel }: Conversation): ReadonlyMap<number, Receipt> {
  const found = useQuery({
    queryKey: ['receipts', id],
    queryFn: () => get<{ items: Receipt[] }>(`/conversations/${id}/receipts`),
    enabled: channel !== 'widget',
  })
  return useMemo(() => new Map(found.data?.items.map((one) => [one.seq, one])), [found.data])
}
