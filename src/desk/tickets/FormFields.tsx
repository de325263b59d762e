import { Field as Input } from '../../kit/Field.tsx'
import type { Field, FieldValues, Form } from '../../shared/wire/tickets.ts'
import type { Filled } from '../clocks/FormDialog.tsx'
import { Select } from '../clocks/Select.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useText } from '../texts/text.ts'

const nameOf = ({ code }: Field): string => `field ${code}`

/** A department's questions, drawn from their data. */
export function FormFields({ form }: { form: Form }) {
  return form.fields.map((field) => <OneField key={`${form.code} ${field.code}`} field={field} />)
}

function OneField({ field }: { field: Field }) {
  const { say, language } = useText()
  const label = field.required ? field.label[language] : say('withUnit', { label: field.label[language], unit: say('optional') })
  const given = { label, name: nameOf(field), required: field.required }
  if (field.kind === 'longText') return <TextBox {...given} maxLength={4000} />
  if (field.kind === 'yesNo')
    return (
      <Select
        {...given}
        options={[
          { value: '', label: '–' },
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ]}
      />
    )
  if (field.kind === 'choice')
    return (
      <Select
        {...given}
        options={[{ value: '', label: '–' }, ...field.options.map((one) => ({ value: one.code, label: one.label[language] }))]}
      />
    )
  return <Input {...given} type={field.kind} maxLength={500} step="any" autoComplete="off" />
}

/** The answers as the server wants them; what was left empty is not sent. */
export function valuesOf(form: Form, filled: Filled): FieldValues {
  const values: FieldValues = {}
  for (const field of form.fields) {
    const text = filled(nameOf(field))
    if (text === '') continue
    values[field.code] = field.kind === 'number' ? Number(text) : field.kind === 'yesNo' ? text === 'true' : text
  }
  return values
}
