import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Delivery } from '../../shared/wire/webhooks.ts'
import { get, send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { useAttempt } from './use-attempt.ts'

const tones: Record<Delivery['status'], Tone> = { waiting: 'signal', delivered: 'success', failed: 'danger' }

/** What was sent to one webhook and how it went. */
export function Deliveries({ id }: { id: string }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const key = ['deliveries', id]
  const { attempt } = useAttempt()
  const log = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      get<{ items: Delivery[]; next: string | null }>(`/webhooks/${id}/deliveries?limit=20${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchInterval: 5_000,
  })
  const replay = async (delivery: string) => {
    if (await attempt(() => send('POST', `/deliveries/${delivery}/replay`))) toast(say('hooks.replayed'))
    await client.invalidateQueries({ queryKey: key })
  }
  const items = log.data?.pages.flatMap((page) => page.items)
  if (!items) return <Skeleton label={say('list.loading')} rows={3} />
  return (
    <div className="mt-3 rounded-lg bg-sunken p-3">
      {items.length === 0 && <p className="text-muted">{say('hooks.log.none')}</p>}
      <ul className="flex flex-col gap-2">
        {items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Badge tone={tones[one.status]}>{say(`hooks.status.${one.status}`)}</Badge>
            <span className="font-mono">{one.eventName}</span>
            <span className="text-muted">
              {momentText(one.createdAt, language)} · {say('hooks.attempts', { n: one.attempts })}
              {one.lastStatus !== null && ` · HTTP ${one.lastStatus}`}
              {one.lastError && one.lastError !== 'http' && ` · ${one.lastError}`}
            </span>
            <span className="flex-1" />
            <Button small onClick={() => void replay(one.id)}>
              {say('hooks.replay')}
            </Button>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <Button small className="mt-2" onClick={() => void log.fetchNextPage()}>
          {say('audit.more')}
        </Button>
      )}
    </div>
  )
}
