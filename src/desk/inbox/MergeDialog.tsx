import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get, send } from '../api.ts'
import { useChannelName } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'

/** Goes on with a conversation in another open one of the same person. */
export function MergeDialog({ conversation, queue, onClose }: { conversation: Conversation; queue: string; onClose(): void }) {
  const { say, language } = useText()
  const navigate = useNavigate()
  const channelName = useChannelName()
  const [error, setError] = useState<string | null>(null)
  const others = useQuery({
    queryKey: ['others', conversation.id],
    queryFn: () => get<{ items: Conversation[] }>(`/conversations/${conversation.id}/others`),
    staleTime: 0,
  })
  const merge = async (into: string) => {
    try {
      await send('POST', `/conversations/${conversation.id}/merge`, { into })
      onClose()
      await navigate({ to: '/inbox/$queue/$conversationId', params: { queue, conversationId: into } })
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <Dialog open onClose={onClose} title={say('merge.title')} description={say('merge.hint')}>
      {others.isPending ? (
        <Skeleton label={say('list.loading')} rows={2} />
      ) : others.data?.items.length ? (
        <ul className="flex flex-col gap-2">
          {others.data.items.map((one) => (
            <li key={one.id} className="flex items-center gap-3 rounded-xl border border-line p-3">
              <span className="min-w-0 flex-1">
                <span className="block text-sm text-muted">
                  {channelName(one.channel)} · {say(`status.${one.status}`)} · {momentText(one.lastAt, language)}
                </span>
                <span className="block truncate">{one.lastMessage?.excerpt}</span>
              </span>
              <Button look="primary" onClick={() => void merge(one.id)}>
                {say('merge.go')}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p className="text-muted">{others.error?.message ?? say('merge.none')}</p>
          <div className="mt-4 flex justify-end">
            <Button onClick={onClose}>{say('cancel')}</Button>
          </div>
        </>
      )}
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
    </Dialog>
  )
}
