import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

/** Fetched beside the orders, not before the inbox stands. */
const card = import('./OrderCard.tsx')
const OrderCard = lazy(() => card.then((module) => ({ default: module.OrderCard })))

export function OrdersTab({ conversation }: { conversation: Conversation }) {
  const { say } = useText()
  const { me } = useDesk()
  const orders = useQuery({
    queryKey: ['orders', conversation.customerId],
    queryFn: () => get<{ items: Order[] }>(`/orders?customer=${conversation.customerId}&limit=30`),
  })
  if (orders.isPending) return <Skeleton label={say('list.loading')} rows={3} />
  if (!orders.data?.items.length) return <EmptyState title={say('orders.none')} />
  const mine = conversation.status === 'attended' && conversation.staffId === me.staff.id
  return (
    <ul className="flex flex-col gap-3">
      {orders.data.items.map((order) => (
        <li key={order.id}>
          <Suspense fallback={<Skeleton label={say('list.loading')} rows={3} />}>
            <OrderCard order={order} sendable={mine} conversationId={conversation.id} />
          </Suspense>
        </li>
      ))}
    </ul>
  )
}
