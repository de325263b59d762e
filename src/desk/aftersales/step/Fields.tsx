import { useId } from 'react'
import { Field, lineLook } from '../../../kit/Field.tsx'
import { moneyText } from '../../../shared/currency.ts'
import { money } from '../../../shared/money.ts'
import { slotText } from '../../../shared/slot-text.ts'
import type { Aftersale, Slot } from '../../../shared/wire/aftersales.ts'
import { useText } from '../../texts/text.ts'
import { afterApproval } from '../case-look.ts'
import { Money } from '../Money.tsx'
import { namesSum, paysOut, uncovered } from './verbs.ts'

/** What will happen, to which method, by which rule; and the sum, typed, when money goes out. */
export function DecisionFields({ one, verb }: { one: Aftersale; verb: string }) {
  const { say, language } = useText()
  const amount = moneyText(one.amount, language)
  return (
    <>
      {verb === 'approve' && <p>{say(`approval.${afterApproval(one.kind)}`)}</p>}
      {one.movements.length > 0 && (
        <section aria-label={say('money.title')} className="rounded-lg bg-sunken px-3 py-2">
          <h3 className="mb-1 text-sm font-medium">{say('money.title')}</h3>
          <Money orderId={one.orderId} movements={one.movements} />
        </section>
      )}
      {one.verdict.because[0] && (
        <p className="text-sm text-muted">
          {say('case.byRule', { version: one.verdict.policyVersion ? `v${one.verdict.policyVersion}` : say('case.policy.usual') })}
          {one.verdict.because.map((finding) => finding.text).join(' · ')}
        </p>
      )}
      {paysOut(one, verb) && (
        <>
          <p className="rounded-lg bg-signal-soft px-3 py-2 text-signal">{say('case.amount.hint', { amount })}</p>
          <Field label={say('case.amount.type', { amount })} name="amount" inputMode="decimal" required autoComplete="off" />
        </>
      )}
      {namesSum(one, verb) && (
        <Field
          label={say('case.sum.type', { currency: one.amount.currency })}
          name="amount"
          inputMode="decimal"
          required
          autoComplete="off"
        />
      )}
    </>
  )
}

export function ParcelFields() {
  const { say } = useText()
  return (
    <>
      <Field label={say('case.carrier')} name="carrier" maxLength={60} />
      <Field label={say('case.tracking')} name="tracking" required maxLength={80} />
    </>
  )
}

/** When the goods are fetched: one of the windows the shop's policy offers, in the shop's own time. */
export function SlotField({ slots }: { slots: readonly Slot[] }) {
  const { say, language } = useText()
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="font-medium">
        {say('slot.when')}
      </label>
      <select id={id} name="slot" required className={lineLook}>
        {slots.map((slot, at) => (
          <option key={`${slot.date} ${slot.from}`} value={at}>
            {slotText(slot, language)}
          </option>
        ))}
      </select>
    </>
  )
}

/** What was found on the goods decides what becomes of them. */
export function InspectionFields({ kind }: { kind: Aftersale['kind'] }) {
  const { say } = useText()
  if (kind === 'repair') return null
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">{say('inspection.goods')}</legend>
      {(['restock', 'scrap'] as const).map((one) => (
        <label key={one} className="flex items-start gap-2 rounded-lg border border-line px-3 py-2 has-checked:border-accent">
          <input type="radio" name="restock" value={one} defaultChecked={one === 'restock'} className="mt-0.5 accent-(--accent)" />
          <span>
            {say(`inspection.${one}`)}
            <span className="block text-sm text-muted">{say(`inspection.${one}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** The price of a repair: what the warranty does not pay, unless another one is named. */
export function QuoteField({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const { currency } = one.amount
  const found = uncovered(one.parts)
  return (
    <>
      {one.parts.length > 0 && (
        <ul className="flex flex-col gap-1 rounded-lg bg-sunken px-3 py-2 text-sm">
          {one.parts.map((part) => (
            <li key={part.title} className="flex gap-3">
              <span className="min-w-0 flex-1">{part.title}</span>
              <span className="text-muted">{say(part.covered ? 'parts.covered' : 'parts.paid')}</span>
              <span className="tabular-nums">{moneyText(part.amount, language)}</span>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={say('case.quote.type', { currency })}
        name="quote"
        inputMode="decimal"
        autoComplete="off"
        required={found === 0}
        placeholder={found > 0 ? moneyText(money(found, currency), language) : undefined}
      />
      {found > 0 && <p className="text-sm text-muted">{say('quote.hint', { amount: moneyText(money(found, currency), language) })}</p>}
    </>
  )
}
