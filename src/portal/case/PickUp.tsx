import { type FormEvent, useId, useState } from 'react'
import { inputLook } from '../../kit/Field.tsx'
import { slotText } from '../../shared/slot-text.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { Press } from '../parts/Press.tsx'
import { useText } from '../texts/text.ts'
import type { Taking } from './NextStep.tsx'

/** 上门取件: the goods are fetched in one of the shop's windows; another one can be chosen until they have left. */
export function PickUp({ one, busy, take }: Taking & { one: Aftersale }) {
  const { say, language } = useText()
  const id = useId()
  const [at, setAt] = useState(0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const slot = one.slots[at]
    if (slot) take({ verb: 'bookPickUp', slot })
  }
  return (
    <form onSubmit={submit} className="mb-5 flex flex-col gap-3 border-b border-line pb-5">
      {one.pickUp && (
        <p>
          {say('case.pickUp.booked')} <strong>{slotText(one.pickUp, language)}</strong>
        </p>
      )}
      <label htmlFor={id} className="font-medium">
        {say(one.pickUp ? 'case.pickUp.other' : 'case.pickUp')}
      </label>
      <select id={id} value={at} onChange={({ target }) => setAt(Number(target.value))} className={`${inputLook} h-11`}>
        {one.slots.map((slot, n) => (
          <option key={`${slot.date} ${slot.from}`} value={n}>
            {slotText(slot, language)}
          </option>
        ))}
      </select>
      <Press look={one.pickUp ? 'quiet' : 'primary'} type="submit" disabled={busy}>
        {say('case.pickUp.go')}
      </Press>
      <p className="text-[0.9375rem] text-muted">{say('case.pickUp.or')}</p>
    </form>
  )
}
