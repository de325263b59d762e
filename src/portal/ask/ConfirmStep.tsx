import type { ReactNode } from 'react'
import { moneyText } from '../../shared/currency.ts'
import type { Plan } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Option, OrderOptions } from '../../shared/wire/portal.ts'
import { methodText } from '../order/Payments.tsx'
import { optionsText } from '../parts/Goods.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Shot } from '../parts/Shot.tsx'
import { useText } from '../texts/text.ts'
import { type Draft, stepsOf, swapping } from './draft.ts'

/** Everything once more, before it counts. */
export function ConfirmStep({
  order,
  option,
  told,
  plan,
  draft,
}: {
  order: Order
  option: Option
  told: OrderOptions
  plan: Plan
  draft: Draft
}) {
  const { say, language } = useText()
  const { kind } = option
  const steps = stepsOf[kind]
  const lines = order.lines.filter((line) => (draft.chosen[line.id] ?? 0) > 0)
  const becomes = (lineId: string) => {
    const swap = told.lines.find((one) => one.lineId === lineId)?.swaps.find((one) => one.sku === draft.swaps[lineId])
    return swap ? optionsText(swap.options) || swap.sku : ''
  }
  const { name, phone, lines: street, city, region, postcode } = draft.address
  return (
    <div className="flex flex-col gap-4">
      <Notice tone={plan.verdict.verdict === 'approve' ? 'good' : 'wait'}>{say(`ask.plan.${plan.verdict.verdict}`)}</Notice>
      <dl className="divide-y divide-line rounded-2xl border border-line bg-surface px-4 sm:px-5">
        <Row name={say('ask.what')}>
          <strong>{say(`kind.${kind}`)}</strong>
        </Row>
        {steps.includes('goods') && (
          <Row name={say('order.goods')}>
            {lines.map((line) => (
              <p key={line.id}>
                {line.title} {say('order.quantity', { count: draft.chosen[line.id]! })}
                {swapping(kind) && <span className="text-muted"> → {becomes(line.id)}</span>}
              </p>
            ))}
          </Row>
        )}
        {steps.includes('why') && (
          <Row name={say('ask.reason')}>
            {option.reasons.find((one) => one.reason === draft.reason)?.text}
            {draft.note.trim() && <p className="text-[0.9375rem] break-words whitespace-pre-wrap text-muted">{draft.note.trim()}</p>}
            {draft.photos.length > 0 && (
              <p className="mt-2 flex flex-wrap gap-2">
                {draft.photos.map((photo) => (
                  <Shot key={photo.fileId} file={photo} className="size-14 rounded-lg" />
                ))}
              </p>
            )}
          </Row>
        )}
        {steps.includes('address') && (
          <Row name={say('ask.address')}>
            <p>{[name, phone].join(' · ')}</p>
            <p>{[...street, city, region, postcode].filter((part) => part?.trim()).join(', ')}</p>
          </Row>
        )}
        {steps.includes('payment') && <Row name={say('ask.payment')}>{methodText(told.methods, draft.method, say)}</Row>}
        <Row name={say('ask.plan.money')}>
          {plan.movements.length === 0 && say('ask.plan.noMoney')}
          {plan.movements.map((move) => (
            <p key={`${move.direction} ${move.method}`} className="flex justify-between gap-4">
              <span>
                {say(move.direction === 'refund' ? 'ask.plan.refund' : 'ask.plan.charge', {
                  method: methodText(told.methods, move.method, say),
                })}
              </span>
              <strong className="tabular-nums">{moneyText(move.amount, language)}</strong>
            </p>
          ))}
        </Row>
      </dl>
    </div>
  )
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid gap-x-4 gap-y-0.5 py-3 sm:grid-cols-[8rem_1fr]">
    <dt className="text-[0.9375rem] text-muted">{name}</dt>
    <dd className="min-w-0 leading-snug">{children}</dd>
  </div>
)
