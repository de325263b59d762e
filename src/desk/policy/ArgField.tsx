import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { parseAmount, plainAmount } from '../../shared/currency.ts'
import { useText } from '../texts/text.ts'
import { blank, inner, type RuleForm, type Schema } from './schema.ts'
import { TextLines } from './TextLines.tsx'

interface Props {
  rule: RuleForm
  path: string
  schema: Schema
  value: unknown
  currency: string
  /** What a screen reader calls it, where several rows have the same field. */
  row?: string
  onChange(value: unknown): void
}

/** One argument of a rule, drawn from its schema: whoever writes a rule writes its form with it. */
export function ArgField(props: Props) {
  const { schema, nullable } = inner(props.schema)
  const { language } = useText()
  const label = props.rule.labels[props.path]?.[language] ?? props.path
  if (schema.type === 'array' && schema.items?.type === 'object')
    return <Rows {...props} schema={schema} items={schema.items} label={label} />
  if (schema.type === 'array' && schema.items?.enum) return <Choices {...props} options={schema.items.enum} label={label} />
  if (schema.type === 'array')
    return <TextLines label={label} lines={(props.value as string[] | undefined) ?? []} onChange={props.onChange} />
  return <Single {...props} schema={schema} nullable={nullable} label={label} />
}

function Single({ rule, path, schema, nullable, value, currency, row, label, onChange }: Props & { nullable: boolean; label: string }) {
  const { language } = useText()
  const id = useId()
  const name = row ? { 'aria-label': `${row}: ${label}` } : {}
  if (schema.type === 'boolean')
    return (
      <label className="flex min-h-9 items-center gap-2 text-sm">
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} className="size-4" {...name} />
        {label}
      </label>
    )
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      {schema.enum ? (
        <select id={id} value={String(value)} onChange={(event) => onChange(event.target.value)} className={lineLook} {...name}>
          {schema.enum.map((one) => (
            <option key={one} value={one}>
              {rule.labels[`${path}.${one}`]?.[language] ?? one}
            </option>
          ))}
        </select>
      ) : schema.type === 'integer' ? (
        <Typed
          id={id}
          name={name}
          shown={shownNumber(value, schema, currency)}
          onTyped={(text) => onChange(readNumber(text, schema, currency, nullable))}
        />
      ) : (
        <Typed id={id} name={name} shown={String(value ?? '')} onTyped={(text) => onChange(text.trim() || (nullable ? null : ''))} wide />
      )}
    </div>
  )
}

const shownNumber = (value: unknown, { format }: Schema, currency: string): string =>
  typeof value !== 'number' ? '' : format === 'money' ? plainAmount(value, currency) : String(value)

/** What isn't a number stays as it was typed, so that the server says what is wrong with it. */
function readNumber(text: string, { format }: Schema, currency: string, nullable: boolean): unknown {
  if (!text.trim()) return nullable ? null : ''
  if (format === 'money') return parseAmount(text, currency) ?? text
  return /^\d+$/.test(text.trim()) ? Number(text) : text
}

/** Keeps what is being typed; the value follows. */
function Typed({
  id,
  name,
  shown,
  onTyped,
  wide = false,
}: {
  id: string
  name: object
  shown: string
  onTyped(text: string): void
  wide?: boolean
}) {
  const [text, setText] = useState(shown)
  const [editing, setEditing] = useState(false)
  return (
    <input
      id={id}
      value={editing ? text : shown}
      inputMode={wide ? 'text' : 'decimal'}
      autoComplete="off"
      onFocus={() => (setText(shown), setEditing(true))}
      onBlur={() => setEditing(false)}
      onChange={(event) => (setText(event.target.value), onTyped(event.target.value))}
      className={`${lineLook} ${wide ? '' : 'max-w-40 tabular-nums'}`}
      {...name}
    />
  )
}

function Choices({ rule, path, value, options, label, onChange }: Props & { options: string[]; label: string }) {
  const { language } = useText()
  const chosen = (value as string[] | undefined) ?? []
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="mb-1 text-sm">{label}</legend>
      {options.map((one) => (
        <label key={one} className="flex min-h-7 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4"
            checked={chosen.includes(one)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))}
          />
          {rule.labels[`${path}.${one}`]?.[language] ?? one}
        </label>
      ))}
    </fieldset>
  )
}

function Rows({ rule, path, items, value, currency, label, onChange }: Props & { items: Schema; label: string }) {
  const { say } = useText()
  const rows = (value as Record<string, unknown>[] | undefined) ?? []
  const set = (at: number, part: object) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {rows.map((row, at) => (
        // Rows have no names of their own; they are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
        <div key={at} className="flex flex-wrap items-end gap-3 rounded-lg bg-sunken p-3">
          {Object.entries(items.properties ?? {}).map(([name, property]) => (
            <ArgField
              key={name}
              rule={rule}
              path={`${path}.${name}`}
              schema={property}
              value={row[name]}
              currency={currency}
              row={`${label} ${at + 1}`}
              onChange={(next) => set(at, { [name]: next })}
            />
          ))}
          <IconButton label={say('policy.row.remove', { n: at + 1 })} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <span>
        <Button small onClick={() => onChange([...rows, blank(items)])}>
          {say('policy.row.add')}
        </Button>
      </span>
    </fieldset>
  )
}
