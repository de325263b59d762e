import { Button } from '../../../kit/Button.tsx'
import type { Field, Form } from '../../../shared/wire/tickets.ts'
import { Select } from '../../clocks/Select.tsx'
import { useText } from '../../texts/text.ts'
import { FormFields } from '../../tickets/FormFields.tsx'
import { BothTexts } from './BothTexts.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { blankField, departmentsOf, newCode, unsaid } from './new-form.ts'

const NEW = 'new'

/** One form: for which department, what it is called, what it asks, and how that looks to whoever fills it in. */
export function FormEditor({
  form,
  forms,
  onChange,
  onRename,
  onRemove,
}: {
  form: Form
  forms: readonly Form[]
  onChange(next: Form): void
  /** A department is called the same in all its forms. */
  onRename(name: Form['departmentName']): void
  /** Null for the only one. */
  onRemove: (() => void) | null
}) {
  const { say, language } = useText()
  const departments = departmentsOf(forms)
  const choose = (code: string) => {
    const name = departments.get(code)
    onChange({
      ...form,
      ...(name ? { department: code, departmentName: name } : { department: newCode('department'), departmentName: unsaid() }),
    })
  }
  const setFields = (fields: Field[]) => onChange({ ...form, fields })
  const swap = (at: number, to: number) => setFields(form.fields.with(at, form.fields[to]!).with(to, form.fields[at]!))
  return (
    <div className="flex flex-col gap-4 border-t border-line py-4">
      <Select
        label={say('ticket.department')}
        value={form.department}
        onChange={({ target }) => choose(target.value)}
        options={[
          ...[...departments].map(([value, name]) => ({ value, label: name[language] || say('forms.department.new') })),
          { value: NEW, label: say('forms.department.add') },
        ]}
      />
      <BothTexts label={say('forms.department.name')} text={form.departmentName} onChange={onRename} />
      <BothTexts label={say('ticket.title')} text={form.title} onChange={(title) => onChange({ ...form, title })} />
      <ol className="flex flex-col gap-3">
        {form.fields.map((field, at) => (
          <FieldEditor
            key={field.code}
            field={field}
            place={at + 1}
            onChange={(next) => setFields(form.fields.with(at, next))}
            onUp={at > 0 ? () => swap(at, at - 1) : null}
            onDown={at < form.fields.length - 1 ? () => swap(at, at + 1) : null}
            onRemove={() => setFields(form.fields.toSpliced(at, 1))}
          />
        ))}
      </ol>
      <Button className="self-start" onClick={() => setFields([...form.fields, blankField()])}>
        {say('forms.field.add')}
      </Button>
      <section aria-label={say('forms.preview')} className="flex flex-col gap-3 rounded-xl bg-sunken p-4">
        <h4 className="text-sm text-muted">{say('forms.preview')}</h4>
        <FormFields form={form} />
      </section>
      {onRemove && (
        <Button look="danger" className="self-start" onClick={onRemove}>
          {say('forms.remove')}
        </Button>
      )}
    </div>
  )
}
