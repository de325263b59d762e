import { useId } from 'react'
import { lineLook } from '../../../kit/Field.tsx'
import type { Order } from '../../../shared/wire/commerce.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import { useText } from '../../texts/text.ts'
import { methodName, useOrderOptions } from '../Money.tsx'

const paying = new Set<AskKind>(['changeItems', 'changePayment', 'exchange'])

/** Where money goes back to, or a difference comes from; the way it was paid unless another one is named. */
export function MethodField({ order, kind, value, onChange }: { order: Order; kind: AskKind; value: string; onChange(to: string): void }) {
  const { say } = useText()
  const id = useId()
  const methods = useOrderOptions(order.id).data?.methods ?? []
  return (
    <>
      <label htmlFor={id} className="font-medium">
        {say(kind === 'changePayment' ? 'ask.payWith' : paying.has(kind) ? 'ask.difference' : 'ask.refundTo')}
      </label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)} className={lineLook}>
        <option value="">{say(kind === 'changePayment' ? 'ask.payWith.choose' : 'ask.original')}</option>
        {methods.map((method) => (
          <option key={method.externalId} value={method.externalId}>
            {methodName(methods, method.externalId, say)}
          </option>
        ))}
      </select>
    </>
  )
}
