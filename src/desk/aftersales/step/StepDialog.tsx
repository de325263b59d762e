import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../../../kit/Dialog.tsx'
import { inputLook } from '../../../kit/Field.tsx'
import { toast } from '../../../kit/Toast.tsx'
import { parseAmount } from '../../../shared/currency.ts'
import type { Aftersale } from '../../../shared/wire/aftersales.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import { send } from '../../api.ts'
import { DialogFoot } from '../../parts/DialogFoot.tsx'
import { type TextKey, useText } from '../../texts/text.ts'
import { Pictures } from '../Pictures.tsx'
import { DecisionFields, InspectionFields, ParcelFields, QuoteField, SlotField } from './Fields.tsx'
import { PartsField } from './PartsField.tsx'
import { danger, deciding, inspecting, namesSum, needsParcel, newPart, type PartDraft, partsOf, paysOut } from './verbs.ts'

/** One step of a case, with all it needs to be taken. */
export function StepDialog({ one, verb, onClose }: { one: Aftersale; verb: string; onClose(): void }) {
  const { say } = useText()
  const client = useQueryClient()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [parts, setParts] = useState<readonly PartDraft[]>([newPart([])])
  const [pictures, setPictures] = useState<readonly Attachment[]>([])
  const id = useId()
  const { currency } = one.amount

  /** What goes to the server; a text = why it can't yet. */
  const asked = (form: FormData): object | string => {
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const amount = parseAmount(text('amount'), currency)
    const note = text('note')
    if (paysOut(one, verb) && amount !== one.amount.amount) return say('case.amount.wrong')
    if (deciding.has(verb)) return { verb, note, amount: paysOut(one, verb) || namesSum(one, verb) ? amount : null }
    const found = verb === 'diagnose' ? partsOf(parts, currency) : []
    if (found === null) return say('parts.price.wrong')
    const slot = verb === 'bookPickUp' ? one.slots[Number(text('slot'))] : null
    return {
      verb,
      note,
      slot,
      parts: found,
      parcel: needsParcel.has(verb) ? { carrier: text('carrier') || null, trackingNumber: text('tracking') } : null,
      quote: verb === 'quote' ? parseAmount(text('quote'), currency) : null,
      inspection: inspecting.has(verb)
        ? { restock: text('restock') !== 'scrap', evidence: pictures.map((picture) => picture.fileId) }
        : null,
    }
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = asked(new FormData(event.currentTarget))
    if (typeof body === 'string') return setError(body)
    setBusy(true)
    setError(null)
    try {
      const moved = await send<Aftersale>('POST', `/aftersales/${one.id}/${deciding.has(verb) ? 'decide' : 'steps'}`, body)
      client.setQueryData(['aftersale', one.id], moved)
      toast(say('case.stepDone', { verb: say(`verb.${verb}` as TextKey) }))
      // What follows from it may have been told before this answer came.
      void client.invalidateQueries({ queryKey: ['aftersale', one.id] })
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
        {deciding.has(verb) && verb !== 'refuse' && <DecisionFields one={one} verb={verb} />}
        {verb === 'bookPickUp' && <SlotField slots={one.slots} />}
        {verb === 'diagnose' && <PartsField parts={parts} currency={currency} onChange={setParts} />}
        {verb === 'quote' && <QuoteField one={one} />}
        {needsParcel.has(verb) && <ParcelFields />}
        {inspecting.has(verb) && (
          <>
            <InspectionFields kind={one.kind} />
            <Pictures label={say('inspection.photos')} files={pictures} onChange={setPictures} />
          </>
        )}
        <label htmlFor={`${id}-note`} className="font-medium">
          {say(verb === 'diagnose' ? 'case.diagnosis' : 'case.note')}
        </label>
        <textarea
          id={`${id}-note`}
          name="note"
          rows={3}
          maxLength={2000}
          required={danger.has(verb) || verb === 'diagnose'}
          className={`${inputLook} py-2`}
        />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={say(`verb.${verb}` as TextKey)} danger={danger.has(verb)} disabled={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
