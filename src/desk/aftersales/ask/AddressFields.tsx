import { Field } from '../../../kit/Field.tsx'
import type { Address } from '../../../shared/wire/commerce.ts'
import { useText } from '../../texts/text.ts'

/** Where the order is to go instead, written anew: the old one is masked here. */
export function AddressFields({ address, onChange }: { address: Address; onChange(address: Address): void }) {
  const { say } = useText()
  const text = (name: 'name' | 'phone' | 'city' | 'region' | 'postcode') => (
    <Field
      label={say(`address.${name}`)}
      value={address[name] ?? ''}
      autoComplete="off"
      onChange={({ target }) => onChange({ ...address, [name]: target.value })}
    />
  )
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {text('name')}
      {text('phone')}
      <Field
        className="sm:col-span-2"
        label={say('address.street')}
        value={address.lines[0] ?? ''}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...address, lines: [target.value] })}
      />
      {text('city')}
      {text('region')}
      {text('postcode')}
    </div>
  )
}
