import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field, lineLook } from '../../kit/Field.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { AskInput, Plan } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { AskKind, PolicyContent } from '../../shared/wire/policy.ts'
import { Money } from '../aftersales/Money.tsx'
import { VerdictBox } from '../aftersales/VerdictBox.tsx'
import { get, send } from '../api.ts'
import { useText } from '../texts/text.ts'

/** Kinds that can be tried without naming another address, method or SKU. */
const tried = [
  'returnAndRefund',
  'refundOnly',
  'cancel',
  'repair',
  'reissue',
  'priceProtection',
  'compensation',
] as const satisfies AskKind[]
type Tried = (typeof tried)[number]

function askOf(kind: Tried, reason: string, units: Readonly<Record<string, number>>): AskInput | null {
  const items = Object.entries(units).flatMap(([item, quantity]) => (quantity > 0 ? [{ item, quantity }] : []))
  if (kind === 'cancel' || kind === 'compensation') return reason ? { kind, reason } : null
  if (!items.length) return null
  if (kind === 'priceProtection') return { kind, items }
  return reason ? { kind, reason, items } : null
}

/** What the policy as it stands here would say to a real order: nothing is published, nothing happens. */
export function TryPanel({ shop, content, reasons }: { shop: string; content: PolicyContent; reasons: readonly string[] }) {
  const { say } = useText()
  const [number, setNumber] = useState('')
  const [sought, setSought] = useState('')
  const found = useQuery({
    queryKey: ['policy-order', shop, sought],
    queryFn: () => get<{ items: Order[] }>(`/orders?shop=${shop}&limit=1${sought ? `&number=${encodeURIComponent(sought)}` : ''}`),
  })
  const find = (event: FormEvent) => {
    event.preventDefault()
    setSought(number.trim())
  }
  const order = found.data?.items[0]
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{say('policy.try.hint')}</p>
      <form onSubmit={find} className="flex items-end gap-2">
        <Field
          label={say('policy.try.number')}
          value={number}
          placeholder={order?.number}
          onChange={(event) => setNumber(event.target.value)}
          className="min-w-0 flex-1"
        />
        <Button type="submit" className="md:h-10!">
          {say('policy.try.find')}
        </Button>
      </form>
      {found.isSuccess && !order && <p role="status">{say('policy.try.none')}</p>}
      {order && <Trying key={order.id} order={order} content={content} reasons={reasons} />}
    </div>
  )
}

function Trying({ order, content, reasons }: { order: Order; content: PolicyContent; reasons: readonly string[] }) {
  const { say, language } = useText()
  const id = useId()
  const [kind, setKind] = useState<Tried>('returnAndRefund')
  const [reason, setReason] = useState(reasons[0] ?? '')
  const [units, setUnits] = useState<Record<string, number>>(Object.fromEntries(order.lines.map((line) => [line.id, line.quantity])))
  const ask = askOf(kind, reason, units)
  const plan = useQuery({
    queryKey: ['policy-try', order.id, ask, content],
    queryFn: () => send<Plan>('POST', `/orders/${order.id}/aftersales/try`, { ask, content }),
    enabled: ask !== null,
    placeholderData: (before) => before,
  })
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium tabular-nums">
        {order.number} · {moneyText(order.total, language)}
      </p>
      <label htmlFor={`${id}-kind`} className="text-sm">
        {say('policy.try.kind')}
      </label>
      <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value as Tried)} className={lineLook}>
        {tried.map((one) => (
          <option key={one} value={one}>
            {say(`ask.${one}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-reason`} className="text-sm">
        {say('case.reason')}
      </label>
      <input
        id={`${id}-reason`}
        list={`${id}-reasons`}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        className={lineLook}
      />
      <datalist id={`${id}-reasons`}>
        {reasons.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      {kind !== 'cancel' &&
        kind !== 'compensation' &&
        order.lines.map((line) => (
          <label key={line.id} className="flex items-center gap-3 text-sm">
            <span className="min-w-0 flex-1 truncate">{line.title}</span>
            <input
              type="number"
              min={0}
              max={line.quantity}
              aria-label={say('policy.try.units', { title: line.title })}
              value={units[line.id] ?? 0}
              onChange={(event) => setUnits({ ...units, [line.id]: Number(event.target.value) })}
              className={`${lineLook} !w-20 tabular-nums`}
            />
          </label>
        ))}
      <div aria-live="polite" className="flex flex-col gap-2">
        {plan.data && <VerdictBox verdict={plan.data.verdict} />}
        {plan.data && <Money orderId={order.id} movements={plan.data.movements} />}
        {plan.isError && <p className="text-sm text-danger">{plan.error.message}</p>}
      </div>
    </div>
  )
}
