import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { BellRing, ListChecks, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { FixedList } from '../../kit/FixedList.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { QueueCounts } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useChannelName } from '../parts/use-channels.ts'
import { useText, withPageTexts } from '../texts/text.ts'
import { isQueue, QueueNav } from './QueueNav.tsx'
import { ROW_PX, Row } from './Row.tsx'
import { choose, useChosen } from './selection.ts'
import { useInbox } from './use-inbox.ts'
import { useReplyTimes } from './use-reply-times.ts'
import { useKnownViews, viewIdIn } from './use-views.ts'

const ViewDialog = lazy(() => withPageTexts(import('./ViewDialog.tsx')).then((module) => ({ default: module.ViewDialog })))
const Nowhere = lazy(() => import('../shell/Nowhere.tsx').then((module) => ({ default: module.Nowhere })))
const BulkBar = lazy(() => withPageTexts(import('./BulkBar.tsx')).then((module) => ({ default: module.BulkBar })))

/** What an empty list says: a queue of its own kind, a saved list, or that nobody has written at all. */
const taught = ['mine', 'waiting', 'mentions', 'snoozed', 'assistant', 'closed'] as const
const emptyOf = (queue: string) => taught.find((one) => one === queue) ?? (isQueue(queue) ? 'other' : 'view')
/** A list too short to be rolled goes on by itself, so many pages back; then by a press. */
const SHORT = 25
const BY_ITSELF = 10

export function ConversationList({ queue, selected }: { queue: string; selected: string | null }) {
  const { say, language } = useText()
  const { me, shop, setShop, typing } = useDesk()
  const counts = useQuery({
    queryKey: ['counts', shop],
    queryFn: () => get<QueueCounts>(`/conversations/counts${shop ? `?shop=${shop}` : ''}`),
  })
  const inbox = useInbox(queue)
  const known = useKnownViews()
  const views = known ?? []
  const view = views.find(({ id }) => id === viewIdIn(queue)) ?? null
  /** A saved list that was removed, or a name that is none. */
  const gone = !isQueue(queue) && !view && (!viewIdIn(queue) || known !== undefined)
  const chosen = useChosen()
  const timesOf = useReplyTimes()
  const channelName = useChannelName()
  const [building, setBuilding] = useState<'new' | 'change' | null>(null)
  const title = view?.name ?? say(isQueue(queue) ? `queue.${queue}` : 'queues')
  const unread = counts.data?.mineUnread ?? 0
  useEffect(() => {
    document.title = `${unread ? `(${unread}) ` : ''}${title} · ${say('brand')}`
  }, [unread, title, say])
  const short = inbox.hasNextPage && inbox.items.length < SHORT
  const goesOn = short && (inbox.data?.pages.length ?? 0) < BY_ITSELF
  const { isFetchingNextPage, fetchNextPage } = inbox
  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage()
  }, [goesOn, isFetchingNextPage, fetchNextPage])

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
        {me.shops.length > 1 && (
          <select
            aria-label={say('shops.all')}
            value={shop ?? ''}
            onChange={(event) => setShop(event.target.value || null)}
            className={clsx(inputLook, 'h-9 field-sizing-content w-auto! max-w-40 text-sm')}
          >
            <option value="">{say('shops.all')}</option>
            {me.shops.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </header>
      <QueueNav queue={queue} counts={counts.data} views={views} onNew={() => setBuilding('new')} />
      <div className="min-h-0 flex-1 border-t border-line">
        {gone ? (
          <Suspense>
            <Nowhere />
          </Suspense>
        ) : inbox.isPending || (goesOn && !inbox.items.length) ? (
          <Skeleton label={say('list.loading')} />
        ) : inbox.isError && !inbox.items.length ? (
          <EmptyState title={say('list.failed')} hint={inbox.error.message}>
            <Button onClick={() => void inbox.refetch()}>{say('retry')}</Button>
          </EmptyState>
        ) : inbox.items.length === 0 && !short ? (
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
          <FixedList
            items={inbox.items}
            rowPx={ROW_PX}
            shown={inbox.items.findIndex(({ id }) => id === selected)}
            onEnd={() => !short && inbox.hasNextPage && !inbox.isFetchingNextPage && void inbox.fetchNextPage()}
            className="h-full"
          >
            {(conversation, top) => {
              const its = me.shops.find((one) => one.id === conversation.shopId)
              return (
                <Row
                  key={conversation.id}
                  top={top}
                  conversation={conversation}
                  queue={queue}
                  selected={conversation.id === selected}
                  typing={typing.has(conversation.id)}
                  ticked={chosen && chosen.has(conversation.id)}
                  channelName={channelName(conversation.channel)}
                  times={timesOf(conversation.shopId)}
                  shop={me.shops.length > 1 ? (its?.name ?? '') : ''}
                  say={say}
                  language={language}
                />
              )
            }}
          </FixedList>
        )}
      </div>
      {short && !goesOn && (
        <p className="border-t border-line p-3 text-center">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('list.further')}
          </Button>
        </p>
      )}
      <Suspense>
        {chosen && <BulkBar chosen={chosen} items={inbox.items} />}
        {building && <ViewDialog view={building === 'change' ? view : null} onClose={() => setBuilding(null)} />}
      </Suspense>
    </>
  )
}
