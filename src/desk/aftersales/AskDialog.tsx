import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { moneyText } from '../../shared/currency.ts'
import { reasons } from '../../shared/findings.ts'
import type { Language } from '../../shared/language.ts'
import type { Aftersale, AskInput, Plan } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { ReasonField } from './ReasonField.tsx'
import { VerdictBox } from './VerdictBox.tsx'

/**
 * Kinds that are asked for here; an address, a payment method and other goods are changed by the customer in their own portal. Named here rather than
 * taken from the schemas, which browsers don't carry.
 */
const kinds: readonly AskKind[] = ['cancel', 'refundOnly', 'returnAndRefund', 'repair', 'reissue', 'priceProtection', 'compensation']

interface Draft {
  kind: AskKind
  reason: string
  note: string
  /** Units by order line. */
  units: Record<string, number>
}

function askOf({ kind, reason, note, units }: Draft): AskInput | null {
  const items = Object.entries(units).flatMap(([item, quantity]) => (quantity > 0 ? [{ item, quantity }] : []))
  if (kind === 'cancel') return reason ? { kind, reason } : null
  if (kind === 'compensation') return reason ? { kind, reason, note } : null
  if (!items.length || (kind !== 'priceProtection' && !reason)) return null
  return (kind === 'priceProtection' ? { kind, items, note } : { kind, items, reason, note }) as AskInput
}

/** Opens a case on an order in two clicks: everything is filled in, and the policy's answer stands beside it while it is being written. */
export function AskDialog({ order, conversationId, onClose }: { order: Order; conversationId: string | null; onClose(): void }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const id = useId()
  const sent = order.status !== 'placed' && order.status !== 'paid' && order.status !== 'processing'
  const { me } = useDesk()
  // The policy knows its reasons in the shop's words; the reader sees their own.
  const shopLanguage: Language = me.shops.find((shop) => shop.id === order.shopId)?.language ?? language
  const [draft, setDraft] = useState<Draft>({
    kind: sent ? 'returnAndRefund' : 'cancel',
    reason: reasons.free[sent ? 2 : 0][shopLanguage],
    note: '',
    units: Object.fromEntries(order.lines.map((line) => [line.id, line.quantity])),
  })
  const ask = useDeferredValue(askOf(draft))
  const plan = useQuery({
    queryKey: ['plan', order.id, ask],
    queryFn: () => send<Plan>('POST', `/orders/${order.id}/aftersales/plan`, { ask }),
    enabled: ask !== null,
    staleTime: 5_000,
  })
  const request = useMutation({
    mutationFn: () => send<Aftersale>('POST', `/orders/${order.id}/aftersales`, { ask, conversation: conversationId }),
    onSuccess: (one) => {
      void client.invalidateQueries({ queryKey: ['aftersales'] })
      void client.invalidateQueries({ queryKey: ['orders'] })
      onClose()
      void navigate({ to: '/aftersales/$stage/$aftersaleId', params: { stage: 'review', aftersaleId: one.id } })
    },
  })
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  return (
    <Dialog open onClose={onClose} title={say('ask.title', { number: order.number })}>
      <div className="flex flex-col gap-3">
        <label htmlFor={`${id}-kind`} className="font-medium">
          {say('ask.kind')}
        </label>
        <select
          id={`${id}-kind`}
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value as AskKind })}
          className={`${inputLook} h-10`}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`ask.${kind}`)}
            </option>
          ))}
        </select>
        {draft.kind !== 'cancel' && draft.kind !== 'compensation' && (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium">{say('case.goods')}</legend>
            {order.lines.map((line) => (
              <label key={line.id} className="flex items-center gap-3 text-sm">
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{line.title}</span>
                  <span className="block truncate text-xs text-muted">{Object.values(line.options).join(' · ')}</span>
                </span>
                <input
                  type="number"
                  min={0}
                  max={line.quantity}
                  value={draft.units[line.id] ?? 0}
                  onChange={(event) => change({ units: { ...draft.units, [line.id]: Number(event.target.value) } })}
                  className={`${inputLook} h-9 w-20! tabular-nums`}
                />
                <span className="w-12 text-muted tabular-nums">{say('ask.of', { n: line.quantity })}</span>
              </label>
            ))}
          </fieldset>
        )}
        {draft.kind !== 'priceProtection' && (
          <>
            <label htmlFor={`${id}-reason`} className="font-medium">
              {say('case.reason')}
            </label>
            <ReasonField
              id={`${id}-reason`}
              value={draft.reason}
              language={language}
              shopLanguage={shopLanguage}
              onChange={(reason) => change({ reason })}
            />
          </>
        )}
        {draft.kind !== 'cancel' && (
          <>
            <label htmlFor={`${id}-note`} className="font-medium">
              {say('case.note')}
            </label>
            <textarea
              id={`${id}-note`}
              value={draft.note}
              rows={2}
              maxLength={2000}
              onChange={(event) => change({ note: event.target.value })}
              className={`${inputLook} py-2`}
            />
          </>
        )}
        <div aria-live="polite" className="flex flex-col gap-2">
          {plan.data && <VerdictBox verdict={plan.data.verdict} />}
          {plan.data?.movements.map((move) => (
            <p key={`${move.direction} ${move.method}`} className="text-sm">
              {say(`move.${move.direction}`, { amount: moneyText(move.amount, language), method: move.method ?? '–' })}
            </p>
          ))}
          {plan.isError && <p className="text-danger">{plan.error.message}</p>}
          {request.isError && (
            <p role="alert" className="text-danger">
              {request.error.message}
            </p>
          )}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            look="primary"
            disabled={!ask || request.isPending || plan.data?.verdict.verdict === 'refuse'}
            onClick={() => request.mutate()}
          >
            {say(plan.data?.verdict.verdict === 'review' ? 'ask.toReview' : 'ask.go')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
