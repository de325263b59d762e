import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MessageSquareText, MessageSquareWarning, PackageOpen, ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import type { Moment } from '../../shared/wire/timeline.ts'
import { get } from '../api.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useChannelName } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'

const icons: Record<Moment['kind'], typeof ShoppingBag> = {
  conversation: MessageSquareText,
  order: ShoppingBag,
  aftersale: PackageOpen,
  complaint: MessageSquareWarning,
}

/** Talks on every channel, orders and cases, the latest on top. */
export function Timeline({ customerId }: { customerId: string }) {
  const { say, language } = useText()
  const channelName = useChannelName()
  const found = useInfiniteQuery({
    queryKey: ['timeline', customerId],
    queryFn: ({ pageParam }) =>
      get<{ items: Moment[]; next: string | null }>(
        `/customers/${customerId}/timeline?limit=30${pageParam ? `&before=${encodeURIComponent(pageParam)}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const titleOf = ({ kind, title }: Moment) =>
    kind === 'conversation' ? say('customerPage.conversation') : kind === 'order' ? `${say('case.order')} ${title}` : title
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  if (!found.data) return <Fetched found={found} rows={4} />
  if (!items.length) return <EmptyState title={say('customerPage.none')} />
  return (
    <>
      <ol className="flex flex-col border-l-2 border-line">
        {items.map((one) => {
          const Icon = icons[one.kind]
          return (
            <li key={`${one.kind} ${one.id}`}>
              <To one={one}>
                <Icon size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-center gap-x-2">
                    <span className="font-semibold">{titleOf(one)}</span>
                    {one.status && <Badge>{say(`status.${one.status}`)}</Badge>}
                    {one.channel && <Badge tone="accent">{channelName(one.channel)}</Badge>}
                  </span>
                  {one.excerpt && <span className="block truncate text-sm text-muted">{one.excerpt}</span>}
                </span>
                <time className="shrink-0 text-xs text-muted tabular-nums">{momentText(one.at, language)}</time>
              </To>
            </li>
          )
        })}
      </ol>
      {found.hasNextPage && (
        <Button className="mt-3" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('customerPage.more')}
        </Button>
      )}
    </>
  )
}

const look = 'ml-2 flex items-start gap-3 rounded-xl px-3 py-2.5'
function To({ one, children }: { one: Moment; children: ReactNode }) {
  const pressed = `${look} hover:bg-sunken`
  if (one.kind === 'conversation')
    return (
      <Link to="/inbox/$queue/$conversationId" params={{ queue: 'all', conversationId: one.id }} className={pressed}>
        {children}
      </Link>
    )
  if (one.kind === 'aftersale')
    return (
      <Link to="/aftersales/$stage/$aftersaleId" params={{ stage: 'review', aftersaleId: one.id }} className={pressed}>
        {children}
      </Link>
    )
  if (one.kind === 'complaint')
    return (
      <Link to="/complaints/$stage/$complaintId" params={{ stage: 'todo', complaintId: one.id }} className={pressed}>
        {children}
      </Link>
    )
  return <div className={look}>{children}</div>
}
