import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { get } from '../api.ts'
import { Link } from '../navigation.tsx'
import { Picture } from '../parts/Goods.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Press, pressLook } from '../parts/Press.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeText } from '../parts/times.ts'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { useOwnKey } from './queries.ts'

/** A signed-in customer's orders, newest first. */
export function Orders() {
  return (
    <Signed>
      <List />
    </Signed>
  )
}

function List() {
  const { say } = useText()
  const { slug } = useShop()
  useTitle(say('orders.title'))
  const orders = useInfiniteQuery({
    queryKey: [...useOwnKey(), 'orders'],
    queryFn: ({ pageParam }) =>
      get<{ items: Order[]; next: string | null }>(
        slug,
        `/my/orders?limit=20${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const items = orders.data?.pages.flatMap((page) => page.items)
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="text-[1.5rem] font-bold">{say('orders.title')}</h1>
      <div className="mt-4 flex flex-col gap-3">
        {orders.error && <Trouble error={orders.error} again={() => void orders.refetch()} />}
        {!items && !orders.error && <Loading />}
        {items?.length === 0 && (
          <div className="rounded-2xl border border-line bg-surface p-6">
            <p className="font-semibold">{say('orders.none')}</p>
            <p className="mt-1 mb-4 text-muted">{say('orders.none.hint')}</p>
            <Link to={placesOf(slug).find} className={pressLook()}>
              {say('orders.byNumber')}
            </Link>
          </div>
        )}
        {items?.map((order) => (
          <OneOrder key={order.id} order={order} />
        ))}
        {orders.hasNextPage && (
          <Press onClick={() => void orders.fetchNextPage()} disabled={orders.isFetchingNextPage}>
            {say('orders.more')}
          </Press>
        )}
      </div>
    </div>
  )
}

function OneOrder({ order }: { order: Order }) {
  const { say, language } = useText()
  const { slug, timeZone } = useShop()
  const [first] = order.lines
  return (
    <Link
      to={placesOf(slug).order(order.id)}
      className="flex items-center gap-3 rounded-2xl border border-line bg-surface p-4 hover:bg-sunken"
    >
      <Picture path={first?.picture ?? null} />
      <span className="min-w-0 flex-1 leading-snug">
        <span className="flex flex-wrap items-center gap-x-2">
          <Badge tone={order.status === 'delivered' || order.status === 'completed' ? 'success' : 'accent'}>
            {say(`status.${order.status}`)}
          </Badge>
        </span>
        <span className="mt-1 line-clamp-2 font-semibold">
          {order.lines.map((line) => line.title).join(language === 'en' ? ', ' : '、')}
        </span>
        <span className="flex flex-wrap gap-x-3 text-[0.875rem] text-muted tabular-nums">
          <span>{order.number}</span>
          {order.placedAt && <span className="whitespace-nowrap">{timeText(order.placedAt, language, timeZone)}</span>}
        </span>
        <span className="font-semibold tabular-nums">{moneyText(order.total, language)}</span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden="true" />
    </Link>
  )
}
