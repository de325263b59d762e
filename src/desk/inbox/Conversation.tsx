import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { ConversationState } from '../../shared/conversation-state.ts'
import type { QueueCounts } from '../../shared/wire/conversation.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText, withPageTexts } from '../texts/text.ts'
import { Composer } from './Composer.tsx'
import { Header } from './Header.tsx'
import { useOutgoing } from './outgoing.ts'
import { Thread } from './Thread.tsx'

/** Fetched with the first conversation that is over. */
const Afterwards = lazy(() => withPageTexts(import('../closing/Afterwards.tsx')).then((module) => ({ default: module.Afterwards })))

export function Conversation({ id, queue, onPanel }: { id: string; queue: string; onPanel(): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const thread = useQuery({ queryKey: ['thread', id], queryFn: () => get<ConversationState>(`/conversations/${id}`) })
  const outgoing = useOutgoing(id)
  const conversation = thread.data?.conversation
  const mine = conversation?.status === 'attended' && conversation.staffId === me.staff.id
  const unread = mine ? conversation.unread : 0
  const lastSeq = conversation?.lastSeq ?? 0
  useEffect(() => {
    if (unread > 0 && document.visibilityState === 'visible')
      void send('POST', `/conversations/${id}/read`, { seq: lastSeq }).catch(() => {})
  }, [id, unread, lastSeq])

  const client = useQueryClient()
  const called = client.getQueriesData<QueueCounts>({ queryKey: ['counts'] }).some(([, counts]) => (counts?.mentions ?? 0) > 0)
  useEffect(() => {
    if (called)
      void send('POST', `/conversations/${id}/mention-seen`, {})
        .then(() => client.invalidateQueries({ queryKey: ['counts'] }))
        .catch(() => {})
  }, [id, called, client])

  if (thread.isPending) return <Skeleton label={say('thread.loading')} rows={5} />
  if (!thread.data || !conversation)
    return (
      <EmptyState title={thread.error?.message ?? say('list.failed')}>
        <Button onClick={() => void thread.refetch()}>{say('retry')}</Button>
      </EmptyState>
    )
  return (
    <>
      <Header conversation={conversation} queue={queue} onPanel={onPanel} />
      <Thread state={thread.data} outgoing={outgoing.waiting} onResend={outgoing.resend} />
      {conversation.status === 'closed' && (
        <Suspense>
          <Afterwards conversation={conversation} />
        </Suspense>
      )}
      <Composer key={mine ? 'mine' : 'not mine'} conversation={conversation} mine={mine} onSay={outgoing.say} />
    </>
  )
}
