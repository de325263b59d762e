import { useQuery } from '@tanstack/react-query'
import { moneyText } from '../../shared/currency.ts'
import type { Plan } from '../../shared/wire/aftersales.ts'
import type { OrderOptions } from '../../shared/wire/portal.ts'
import { get } from '../api.ts'
import { type Say, useText } from '../texts/text.ts'

type Methods = OrderOptions['methods']

/** What can be asked of an order, and the ways its customer pays. */
export function useOrderOptions(orderId: string) {
  const { language } = useText()
  return useQuery({
    queryKey: ['orders', 'options', orderId, language],
    queryFn: () => get<OrderOptions>(`/orders/${orderId}/options`),
    staleTime: 10_000,
  })
}

const kinds = new Set(['gift_card', 'credit_card', 'paypal', 'alipay', 'wechat_pay', 'bank_transfer'])
export function methodName(methods: Methods, externalId: string | null, say: Say): string {
  if (externalId === null) return say('pay.original')
  const method = methods.find((one) => one.externalId === externalId)
  if (!method) return externalId
  return method.label ?? (kinds.has(method.kind) ? say(`pay.${method.kind}` as 'pay.paypal') : method.kind)
}

/** Every movement of money: how much, which way, and to or from what. */
export function Money({ orderId, movements }: { orderId: string; movements: Plan['movements'] }) {
  const { say, language } = useText()
  const options = useOrderOptions(orderId)
  const methods = options.data?.methods ?? []
  return (
    <ul className="flex flex-col gap-1.5 text-sm" data-movements>
      {movements.map((move) => (
        <li key={`${move.direction} ${move.method}`} className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1">
            {say(`money.${move.direction}`, { method: methodName(methods, move.method, say) })}
            {move.immediate && <span className="text-muted"> · {say('money.atOnce')}</span>}
          </span>
          <strong className="tabular-nums">
            {move.direction === 'refund' ? '−' : '+'}
            {moneyText(move.amount, language)}
          </strong>
        </li>
      ))}
    </ul>
  )
}
