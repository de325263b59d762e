import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { moneyText, parseAmount } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { send } from '../api.ts'
import { type TextKey, useText } from '../texts/text.ts'

const deciding = new Set(['approve', 'refuse', 'overrule', 'retry'])
/** Said once more before it happens, with what it needs. */
const paysOut = (one: Aftersale, verb: string): boolean => deciding.has(verb) && verb !== 'refuse' && one.amount.amount > 0
/** A compensation nobody named a sum for: who approves it says how much. */
const namesSum = (one: Aftersale, verb: string): boolean => verb === 'approve' && one.kind === 'compensation' && one.amount.amount === 0
const needsParcel = new Set(['sendBack', 'dispatch'])
const danger = new Set(['refuse', 'reject', 'withdraw'])

/** The next steps this reader may take; each asks for what it needs before it is done. */
export function CaseActions({ one }: { one: Aftersale }) {
  const { say } = useText()
  const [verb, setVerb] = useState<string | null>(null)
  if (!one.next.length) return null
  return (
    <section aria-label={say('case.next')} className="flex flex-wrap gap-2 rounded-xl border border-line bg-surface p-4">
      {one.next.map((next, at) => (
        <Button
          key={next}
          data-verb={next}
          look={danger.has(next) ? 'danger' : at === 0 ? 'primary' : 'quiet'}
          onClick={() => setVerb(next)}
        >
          {say(`verb.${next}` as TextKey)}
        </Button>
      ))}
      {verb && <StepDialog one={one} verb={verb} onClose={() => setVerb(null)} />}
    </section>
  )
}

function StepDialog({ one, verb, onClose }: { one: Aftersale; verb: string; onClose(): void }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const { currency } = one.amount
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    if (paysOut(one, verb) && parseAmount(text('amount'), currency) !== one.amount.amount) return setError(say('case.amount.wrong'))
    setBusy(true)
    setError(null)
    try {
      const moved = deciding.has(verb)
        ? await send<Aftersale>('POST', `/aftersales/${one.id}/decide`, {
            verb,
            note: text('note'),
            amount: paysOut(one, verb) || namesSum(one, verb) ? parseAmount(text('amount'), currency) : null,
          })
        : await send<Aftersale>('POST', `/aftersales/${one.id}/steps`, {
            verb,
            note: text('note'),
            parcel: needsParcel.has(verb) ? { carrier: text('carrier') || null, trackingNumber: text('tracking') } : null,
            quote: verb === 'quote' ? parseAmount(text('quote'), currency) : null,
          })
      client.setQueryData(['aftersale', one.id], moved)
      toast(say('case.stepDone', { verb: say(`verb.${verb}` as TextKey) }))
      void client.invalidateQueries({ queryKey: ['aftersales'] })
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
      setBusy(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={say(`verb.${verb}` as TextKey)} description={say('case.step.hint', { number: one.number })}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        {paysOut(one, verb) && (
          <>
            <p className="rounded-lg bg-signal-soft px-3 py-2 text-signal">
              {say('case.amount.hint', { amount: moneyText(one.amount, language) })}
            </p>
            <Field
              label={say('case.amount.type', { amount: moneyText(one.amount, language) })}
              name="amount"
              inputMode="decimal"
              required
              autoComplete="off"
            />
          </>
        )}
        {namesSum(one, verb) && (
          <Field label={say('case.sum.type', { currency })} name="amount" inputMode="decimal" required autoComplete="off" />
        )}
        {verb === 'quote' && (
          <Field label={say('case.quote.type', { currency })} name="quote" inputMode="decimal" required autoComplete="off" />
        )}
        {needsParcel.has(verb) && (
          <>
            <Field label={say('case.carrier')} name="carrier" maxLength={60} />
            <Field label={say('case.tracking')} name="tracking" required maxLength={80} />
          </>
        )}
        <label htmlFor={`${id}-note`} className="font-medium">
          {say('case.note')}
        </label>
        <textarea id={`${id}-note`} name="note" rows={3} maxLength={2000} required={danger.has(verb)} className={`${inputLook} py-2`} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look={danger.has(verb) ? 'danger' : 'primary'} type="submit" disabled={busy}>
            {say(`verb.${verb}` as TextKey)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
