import { Field } from '../../kit/Field.tsx'
import type { Address } from '../../shared/wire/commerce.ts'
import type { OrderOptions } from '../../shared/wire/portal.ts'
import { methodText } from '../order/Payments.tsx'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'
import type { Draft } from './draft.ts'

interface Props {
  draft: Draft
  set(change: Partial<Draft>): void
}

export function AddressStep({ draft, set }: Props) {
  const { say } = useText()
  const { address } = draft
  const change = (part: Partial<Address>) => set({ address: { ...address, ...part } })
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={say('ask.address.name')}
          value={address.name ?? ''}
          autoComplete="name"
          maxLength={120}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Field
          label={say('ask.address.phone')}
          value={address.phone ?? ''}
          autoComplete="tel"
          inputMode="tel"
          maxLength={40}
          onChange={(event) => change({ phone: event.target.value })}
        />
      </div>
      <Field
        label={say('ask.address.line')}
        value={address.lines[0] ?? ''}
        autoComplete="street-address"
        maxLength={300}
        onChange={(event) => change({ lines: [event.target.value] })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label={say('ask.address.city')}
          value={address.city ?? ''}
          autoComplete="address-level2"
          maxLength={120}
          onChange={(event) => change({ city: event.target.value })}
        />
        <Field
          label={say('ask.address.region')}
          value={address.region ?? ''}
          autoComplete="address-level1"
          maxLength={120}
          onChange={(event) => change({ region: event.target.value })}
        />
        <Field
          label={say('ask.address.postcode')}
          value={address.postcode ?? ''}
          autoComplete="postal-code"
          maxLength={20}
          onChange={(event) => change({ postcode: event.target.value })}
        />
      </div>
    </div>
  )
}

export const isAddressComplete = ({ name, phone, lines, city }: Address): boolean =>
  [name, phone, lines[0], city].every((part) => Boolean(part?.trim()))

export function PaymentStep({ draft, set, methods }: Props & { methods: OrderOptions['methods'] }) {
  const { say } = useText()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{say('ask.payment')}</legend>
      {methods
        .filter((method) => !method.paid)
        .map((method) => (
          <Choice
            key={method.externalId}
            name="method"
            checked={draft.method === method.externalId}
            onChoose={() => set({ method: method.externalId })}
          >
            {methodText(methods, method.externalId, say)}
          </Choice>
        ))}
    </fieldset>
  )
}
