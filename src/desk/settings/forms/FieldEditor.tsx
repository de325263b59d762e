import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { Button } from '../../../kit/Button.tsx'
import { IconButton } from '../../../kit/IconButton.tsx'
import { fieldKinds } from '../../../shared/wire/case-words.ts'
import type { Field } from '../../../shared/wire/tickets.ts'
import { Select } from '../../clocks/Select.tsx'
import { useText } from '../../texts/text.ts'
import { BothTexts } from './BothTexts.tsx'
import { newCode, unsaid } from './new-form.ts'

interface Props {
  field: Field
  place: number
  onChange(next: Field): void
  /** Null at the ends of the form. */
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove(): void
}

/** One question: how it is asked in both languages, what kind of answer it takes, whether it needs one. */
export function FieldEditor({ field, place, onChange, onUp, onDown, onRemove }: Props) {
  const { say } = useText()
  const named = say('forms.field', { n: place })
  return (
    <li aria-label={named} className="flex flex-col gap-3 rounded-xl border border-line p-3">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 font-medium">{named}</span>
        <IconButton label={say('forms.up', { n: place })} disabled={!onUp} onClick={() => onUp?.()}>
          <ArrowUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('forms.down', { n: place })} disabled={!onDown} onClick={() => onDown?.()}>
          <ArrowDown size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('forms.field.remove', { n: place })} onClick={onRemove}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <BothTexts label={say('forms.label')} text={field.label} onChange={(label) => onChange({ ...field, label })} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Select
          label={say('forms.kind')}
          value={field.kind}
          onChange={({ target }) => onChange({ ...field, kind: target.value as Field['kind'] })}
          options={fieldKinds.map((value) => ({ value, label: say(`field.${value}`) }))}
        />
        <label className="inline-flex h-10 max-md:h-11 items-center gap-2">
          <input
            type="checkbox"
            checked={field.required}
            onChange={({ target }) => onChange({ ...field, required: target.checked })}
            className="size-4 accent-accent"
          />
          {say('forms.required')}
        </label>
      </div>
      {field.kind === 'choice' && <Options options={field.options} onChange={(options) => onChange({ ...field, options })} />}
    </li>
  )
}

/** What can be chosen from. */
function Options({ options, onChange }: { options: Field['options']; onChange(next: Field['options']): void }) {
  const { say } = useText()
  return (
    <div className="flex flex-col gap-2">
      {options.map((option, at) => (
        <div key={option.code} className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <BothTexts
              label={say('forms.option', { n: at + 1 })}
              text={option.label}
              onChange={(label) => onChange(options.with(at, { ...option, label }))}
            />
          </div>
          <IconButton label={say('forms.option.remove', { n: at + 1 })} className="mb-1" onClick={() => onChange(options.toSpliced(at, 1))}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <Button small className="self-start" onClick={() => onChange([...options, { code: newCode('option'), label: unsaid() }])}>
        {say('forms.option.add')}
      </Button>
    </div>
  )
}
