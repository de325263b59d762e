import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { BellRing } from 'lucide-react'
import { useEffect } from 'react'
import { VList } from 'virtua'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Queue, QueueCounts } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Row } from './Row.tsx'
import { useInbox } from './use-inbox.ts'

const queues = ['waiting', 'mine', 'snoozed', 'assistant', 'open', 'closed', 'all'] as const satisfies readonly Queue[]

export function ConversationList({ queue, selected }: { queue: Queue; selected: string | null }) {
  const { say, language } = useText()
  const { me, shop, setShop, typing } = useDesk()
  const counts = useQuery({
    queryKey: ['counts', shop],
    queryFn: () => get<QueueCounts>(`/conversations/counts${shop ? `?shop=${shop}` : ''}`),
  })
  const inbox = useInbox(queue)
  const waiting = counts.data?.waiting ?? 0
  const unread = counts.data?.mineUnread ?? 0
  useEffect(() => {
    document.title = `${unread ? `(${unread}) ` : ''}${say(`queue.${queue}`)} · ${say('brand')}`
  }, [unread, queue, say])

  return (
    <>
      <header className="flex items-center gap-2 px-3 pt-3 pb-2">
        <h1 className="flex-1 text-lg font-semibold">{say(`queue.${queue}`)}</h1>
        <select
          aria-label={say('shops.all')}
          value={shop ?? ''}
          onChange={(event) => setShop(event.target.value || null)}
          className={clsx(inputLook, 'h-9 w-auto! max-w-40 text-sm')}
        >
          <option value="">{say('shops.all')}</option>
          {me.shops.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </header>
      <nav aria-label={say('queues')} className="flex flex-wrap gap-y-1 px-2 pb-2">
        {queues.map((one) => {
          const count = one === 'all' || one === 'closed' ? null : (counts.data?.[one] ?? null)
          if (one === 'snoozed' && !count && one !== queue) return null
          return (
            <Link
              key={one}
              to="/inbox/$queue"
              params={{ queue: one }}
              aria-current={one === queue ? 'page' : undefined}
              className={clsx(
                'flex h-7 shrink-0 items-center gap-1 rounded-lg px-1.5 text-sm whitespace-nowrap',
                one === queue ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
              )}
            >
              {say(`queue.${one}`)}
              {count !== null && count > 0 && (
                <span className={clsx('tabular-nums', one === 'waiting' && waiting > 0 && one !== queue && 'font-semibold text-signal')}>
                  {count}
                </span>
              )}
            </Link>
          )
        })}
      </nav>
      <div className="min-h-0 flex-1 border-t border-line">
        {inbox.isPending ? (
          <Skeleton label={say('list.loading')} />
        ) : inbox.isError && !inbox.items.length ? (
          <EmptyState title={say('list.failed')} hint={inbox.error.message}>
            <Button onClick={() => void inbox.refetch()}>{say('retry')}</Button>
          </EmptyState>
        ) : inbox.items.length === 0 ? (
          <EmptyState
            icon={<BellRing size={32} strokeWidth={1.5} />}
            title={say(queue === 'mine' ? 'list.empty.mine' : queue === 'waiting' ? 'list.empty.waiting' : 'list.empty.other')}
            hint={say(
              queue === 'mine' ? 'list.empty.mine.hint' : queue === 'waiting' ? 'list.empty.waiting.hint' : 'list.empty.other.hint',
            )}
          />
        ) : (
          // A row can be pressed while the list still rolls; the list would otherwise swallow it.
          <VList
            className="h-full [&>*]:pointer-events-auto!"
            onScroll={(offset) => {
              if (inbox.hasNextPage && !inbox.isFetchingNextPage && offset > inbox.items.length * 84 - 1600) void inbox.fetchNextPage()
            }}
          >
            {inbox.items.map((conversation) => (
              <Row
                key={conversation.id}
                conversation={conversation}
                queue={queue}
                selected={conversation.id === selected}
                typing={typing.has(conversation.id)}
                timeZone={me.shops.find((one) => one.id === conversation.shopId)?.timeZone}
                shop={me.shops.length > 1 ? (me.shops.find((one) => one.id === conversation.shopId)?.name ?? '') : ''}
                say={say}
                language={language}
              />
            ))}
          </VList>
        )}
      </div>
    </>
  )
}
