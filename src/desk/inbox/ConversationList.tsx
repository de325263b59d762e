import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { BellRing, ListChecks, ListFilterPlus, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { VList } from 'virtua'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Queue, QueueCounts } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText, withPageTexts } from '../texts/text.ts'
import { ROW_PX, Row } from './Row.tsx'
import { choose, useChosen } from './selection.ts'
import { useInbox } from './use-inbox.ts'
import { useReplyTimes } from './use-reply-times.ts'
import { addressOf, useViews, viewIdIn } from './use-views.ts'

const ViewDialog = lazy(() => withPageTexts(import('./ViewDialog.tsx')).then((module) => ({ default: module.ViewDialog })))
const BulkBar = lazy(() => withPageTexts(import('./BulkBar.tsx')).then((module) => ({ default: module.BulkBar })))

const queues = ['waiting', 'mine', 'mentions', 'snoozed', 'assistant', 'open', 'closed', 'all'] as const satisfies readonly Queue[]

/** Which words say that it is empty. */
/** What an empty list says: a queue of its own kind, a saved list, or that nobody has written at all. */
const taught = ['mine', 'waiting', 'mentions', 'snoozed', 'assistant', 'closed'] as const
const emptyOf = (queue: string) => taught.find((one) => one === queue) ?? (isQueue(queue) ? 'other' : 'view')
const isQueue = (name: string): name is Queue => (queues as readonly string[]).includes(name)

export function ConversationList({ queue, selected }: { queue: string; selected: string | null }) {
  const { say, language } = useText()
  const { me, shop, setShop, typing } = useDesk()
  const counts = useQuery({
    queryKey: ['counts', shop],
    queryFn: () => get<QueueCounts>(`/conversations/counts${shop ? `?shop=${shop}` : ''}`),
  })
  const inbox = useInbox(queue)
  const views = useViews()
  const view = views.find(({ id }) => id === viewIdIn(queue)) ?? null
  const chosen = useChosen()
  const timesOf = useReplyTimes()
  const [building, setBuilding] = useState<'new' | 'change' | null>(null)
  const title = view?.name ?? (isQueue(queue) ? say(`queue.${queue}`) : '')
  const waiting = counts.data?.waiting ?? 0
  const unread = counts.data?.mineUnread ?? 0
  useEffect(() => {
    document.title = `${unread ? `(${unread}) ` : ''}${title} · ${say('brand')}`
  }, [unread, title, say])

  return (
    <>
      <header className="flex items-center gap-2 px-3 pt-3 pb-2">
        <h1 className="min-w-0 flex-1 truncate text-lg font-semibold">{title}</h1>
        {view && (
          <IconButton label={say('views.change')} onClick={() => setBuilding('change')}>
            <SlidersHorizontal size={16} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton label={say('rows.choose')} active={chosen !== null} onClick={() => choose(chosen ? null : new Set())}>
          <ListChecks size={16} aria-hidden="true" />
        </IconButton>
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
        {views.map((one) => (
          <Link
            key={one.id}
            to="/inbox/$queue"
            params={{ queue: addressOf(one) }}
            aria-current={one === view ? 'page' : undefined}
            className={clsx(
              'flex h-7 max-w-40 shrink-0 items-center gap-1 rounded-lg px-1.5 text-sm',
              one === view ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
            )}
          >
            <span className="truncate">{one.name}</span>
            {one.count > 0 && <span className="tabular-nums">{one.count >= 100 ? '100+' : one.count}</span>}
          </Link>
        ))}
        <button
          type="button"
          aria-label={say('views.new')}
          title={say('views.new')}
          onClick={() => setBuilding('new')}
          className="inline-flex size-7 items-center justify-center rounded-lg text-muted hover:bg-sunken"
        >
          <ListFilterPlus size={16} aria-hidden="true" />
        </button>
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
            title={say(`list.empty.${emptyOf(queue)}`)}
            hint={say(`list.empty.${emptyOf(queue)}.hint`)}
          >
            {emptyOf(queue) === 'other' && me.permissions.includes('shops.manage') && (
              <Link to="/start" className="text-accent underline underline-offset-4">
                {say('start')}
              </Link>
            )}
          </EmptyState>
        ) : (
          // A row can be pressed while the list still rolls; the list would otherwise swallow it.
          <VList
            data={inbox.items}
            itemSize={ROW_PX}
            className="h-full [&>*]:pointer-events-auto!"
            onScroll={(offset) => {
              if (inbox.hasNextPage && !inbox.isFetchingNextPage && offset > inbox.items.length * ROW_PX - 1600) void inbox.fetchNextPage()
            }}
          >
            {(conversation) => {
              const its = me.shops.find((one) => one.id === conversation.shopId)
              return (
                <Row
                  key={conversation.id}
                  conversation={conversation}
                  queue={queue}
                  selected={conversation.id === selected}
                  typing={typing.has(conversation.id)}
                  ticked={chosen && chosen.has(conversation.id)}
                  times={timesOf(conversation.shopId)}
                  timeZone={its?.timeZone}
                  shop={me.shops.length > 1 ? (its?.name ?? '') : ''}
                  say={say}
                  language={language}
                />
              )
            }}
          </VList>
        )}
      </div>
      <Suspense>
        {chosen && <BulkBar chosen={chosen} items={inbox.items} />}
        {building && <ViewDialog view={building === 'change' ? view : null} onClose={() => setBuilding(null)} />}
      </Suspense>
    </>
  )
}
