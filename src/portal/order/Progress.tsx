import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { OrderStatus } from '../../shared/wire/commerce.ts'
import { useText } from '../texts/text.ts'

const stages = ['paid', 'packed', 'sent', 'came'] as const
/** How many of the four stages are behind an order; null where the line of them does not tell its story. */
const passed: Readonly<Record<OrderStatus, number | null>> = {
  placed: 0,
  paid: 1,
  processing: 2,
  shipped: 3,
  delivered: 4,
  completed: 4,
  cancelled: null,
  returning: null,
  returned: null,
}

/** From payment to the door, at a glance. */
export function Progress({ status }: { status: OrderStatus }) {
  const { say } = useText()
  const done = passed[status]
  if (done === null) return null
  return (
    <ol className="mt-4 grid grid-cols-4 gap-1.5">
      {stages.map((stage, at) => (
        <li key={stage} aria-current={at === done - 1 ? 'step' : undefined} className="flex flex-col gap-1.5">
          <span className={clsx('h-1.5 rounded-full', at < done ? 'bg-accent' : 'bg-line')} />
          <span className={clsx('flex items-center gap-1 text-[0.8125rem]', at < done ? 'font-semibold' : 'text-muted')}>
            {at < done && <Check size={13} className="hidden shrink-0 sm:block" aria-hidden="true" />}
            {say(`stage.${stage}`)}
          </span>
        </li>
      ))}
    </ol>
  )
}
