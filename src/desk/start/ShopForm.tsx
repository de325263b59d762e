import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { type Language, languageNames, languages } from '../../shared/language.ts'
import type { ShopStart } from '../../shared/wire/setup.ts'
import { Choice } from '../guard/Choice.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { currencies, currencyName, timeZones } from './shop-fields.ts'

/** What a shop is called, and the language, money and clock it goes by. `children` stand before the button. */
export function ShopForm({
  first,
  submit,
  danger,
  disabled,
  children,
  beside,
  onSubmit,
}: {
  first: ShopStart
  submit: string
  danger?: boolean
  disabled?: boolean
  children?: ReactNode
  beside?: ReactNode
  onSubmit(given: ShopStart): Promise<void>
}) {
  const { say, language: reader } = useText()
  const [language, setLanguage] = useState<Language>(first.language)
  const [currency, setCurrency] = useState(first.currency)
  const { busy, error, attempt } = useAttempt()
  const zones = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = { name: String(form.get('name')), timeZone: String(form.get('timeZone')), language, currency }
    void attempt(() => onSubmit(given))
  }
  const offered = currencies.some((one) => one === first.currency) ? currencies : [first.currency, ...currencies]
  return (
    <form onSubmit={send} className="mt-3 grid gap-3 sm:grid-cols-2">
      <Field label={say('shops.name')} name="name" defaultValue={first.name} required maxLength={60} className="sm:col-span-2" />
      <Choice
        label={say('shops.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChoose={(value) => setLanguage(value as Language)}
      />
      <Choice
        label={say('start.currency')}
        value={currency}
        options={offered.map((value) => ({ value, label: currencyName(value, reader) }))}
        onChoose={setCurrency}
      />
      <Field
        label={say('start.timeZone')}
        name="timeZone"
        defaultValue={first.timeZone}
        list={zones}
        required
        maxLength={60}
        className="sm:col-span-2"
      />
      <datalist id={zones}>
        {timeZones().map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
      {children && <div className="sm:col-span-2">{children}</div>}
      {error && (
        <p role="alert" className="text-danger sm:col-span-2">
          {error}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2 sm:col-span-2">
        {beside}
        <Button type="submit" look={danger ? 'danger' : 'primary'} disabled={busy || disabled}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
