import { moneyText } from '../../shared/currency.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { OrderOptions } from '../../shared/wire/portal.ts'
import { Panel } from '../parts/Panel.tsx'
import { timeText } from '../parts/times.ts'
import { useShop } from '../shop.ts'
import { type Say, sayCode, useText } from '../texts/text.ts'

type Method = OrderOptions['methods'][number]
const known = new Set(['alipay', 'wechat_pay', 'credit_card', 'debit_card', 'paypal', 'gift_card', 'balance'])

/** How a way of paying is called: as the shop labels it, else by its kind. */
export function methodText(methods: readonly Method[], externalId: string | null, say: Say): string {
  if (externalId === null) return say('pay.original')
  const method = methods.find((one) => one.externalId === externalId)
  if (!method) return say('pay.original')
  const kind = known.has(method.kind) ? sayCode(say, 'pay', method.kind) : say('pay.other')
  return method.label ?? kind
}

export function Payments({ order, methods }: { order: Order; methods: readonly Method[] }) {
  const { say, language } = useText()
  const { timeZone } = useShop()
  const sum = (money: Order['total']) => moneyText(money, language)
  const sums: [string, string][] = [
    [say('order.goodsTotal'), sum(order.goodsTotal)],
    [say('order.freight'), sum(order.freight)],
    ...(order.discount.amount ? ([[say('order.discount'), `−${sum(order.discount)}`]] as [string, string][]) : []),
    [say('order.total'), sum(order.total)],
  ]
  return (
    <Panel title={say('order.payments')}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-[0.9375rem] tabular-nums">
        {sums.map(([name, amount], at) => (
          <div key={name} className={at === sums.length - 1 ? 'contents font-bold' : 'contents text-muted'}>
            <dt>{name}</dt>
            <dd className="text-end">{amount}</dd>
          </div>
        ))}
      </dl>
      {order.payments.length > 0 && (
        <ul className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
          {order.payments.map((payment) => (
            <li key={payment.id} className="flex justify-between gap-4 text-[0.9375rem]">
              <span className="min-w-0">
                {say(payment.kind === 'payment' ? 'order.payment' : 'order.refund')}
                {payment.methodExternalId && <span className="text-muted"> · {methodText(methods, payment.methodExternalId, say)}</span>}
                {payment.at && (
                  <span className="block text-[0.8125rem] text-muted tabular-nums">{timeText(payment.at, language, timeZone)}</span>
                )}
              </span>
              <span className="shrink-0 tabular-nums">
                {payment.kind === 'refund' && '−'}
                {sum(payment.amount)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
