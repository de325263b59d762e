import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useId, useState } from 'react'
import { Dialog } from '../../../kit/Dialog.tsx'
import { Field, inputLook, lineLook } from '../../../kit/Field.tsx'
import type { Language } from '../../../shared/language.ts'
import type { Aftersale, Plan } from '../../../shared/wire/aftersales.ts'
import type { Order } from '../../../shared/wire/commerce.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import { send } from '../../api.ts'
import { useDesk } from '../../desk-context.ts'
import { DialogFoot } from '../../parts/DialogFoot.tsx'
import { useText } from '../../texts/text.ts'
import { Pictures } from '../Pictures.tsx'
import { AddressFields } from './AddressFields.tsx'
import { askOf, type Draft, firstDraft, kinds, takes } from './draft.ts'
import { GoodsFields } from './GoodsFields.tsx'
import { MethodField } from './MethodField.tsx'
import { PlanBox } from './PlanBox.tsx'
import { ReasonField } from './ReasonField.tsx'
import { SentPictures } from './SentPictures.tsx'

/** Asks something of an order in two clicks: everything is filled in, and the policy's answer stands below while it is being written. */
export function AskDialog({ order, conversationId, onClose }: { order: Order; conversationId: string | null; onClose(): void }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const id = useId()
  const { me } = useDesk()
  // The policy knows its reasons in the shop's words; the reader sees their own.
  const shopLanguage: Language = me.shops.find((shop) => shop.id === order.shopId)?.language ?? language
  const [draft, setDraft] = useState<Draft>(() => firstDraft(order, shopLanguage))
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const { kind } = draft
  const ask = useDeferredValue(askOf(draft, order.total.currency))
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
  const verdict = plan.data?.verdict.verdict
  return (
    <Dialog open onClose={onClose} title={say('ask.title', { number: order.number })}>
      <div className="flex flex-col gap-3">
        <label htmlFor={`${id}-kind`} className="font-medium">
          {say('ask.kind')}
        </label>
        <select id={`${id}-kind`} value={kind} onChange={(event) => change({ kind: event.target.value as AskKind })} className={lineLook}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {say(`ask.${one}`)}
            </option>
          ))}
        </select>
        {kind === 'changeAddress' && <AddressFields address={draft.address} onChange={(address) => change({ address })} />}
        {takes.goods(kind) && <GoodsFields order={order} draft={draft} onChange={change} />}
        {takes.reason(kind) && (
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
        {takes.sum(kind) && (
          <Field
            label={say('ask.sum', { currency: order.total.currency })}
            value={draft.sum}
            inputMode="decimal"
            autoComplete="off"
            placeholder={say(kind === 'compensation' ? 'ask.sum.byTable' : 'ask.sum.all')}
            onChange={({ target }) => change({ sum: target.value })}
          />
        )}
        {takes.method(kind) && <MethodField order={order} kind={kind} value={draft.method} onChange={(method) => change({ method })} />}
        {takes.words(kind) && (
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
        {takes.pictures(kind) && (
          <>
            <Pictures label={say('case.evidence')} files={draft.pictures} onChange={(pictures) => change({ pictures })} />
            {conversationId && (
              <SentPictures conversationId={conversationId} chosen={draft.pictures} onChange={(pictures) => change({ pictures })} />
            )}
          </>
        )}
        <PlanBox orderId={order.id} plan={ask ? plan : null} failure={request.error} onInstead={(instead) => change({ kind: instead })} />
        <DialogFoot
          go={say(verdict === 'review' ? 'ask.toReview' : 'ask.go')}
          disabled={!ask || request.isPending || verdict === 'refuse'}
          onClose={onClose}
          onGo={() => request.mutate()}
        />
      </div>
    </Dialog>
  )
}
