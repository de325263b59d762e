import { Plus, X } from 'lucide-react'
import { Button } from '../../../kit/Button.tsx'
import { lineLook } from '../../../kit/Field.tsx'
import { IconButton } from '../../../kit/IconButton.tsx'
import { useText } from '../../texts/text.ts'
import { newPart, type PartDraft } from './verbs.ts'

interface Props {
  parts: readonly PartDraft[]
  currency: string
  onChange(parts: readonly PartDraft[]): void
}

/** What a repair takes, part by part, and whether the warranty pays for it. */
export function PartsField({ parts, currency, onChange }: Props) {
  const { say } = useText()
  const set = (at: number, change: Partial<PartDraft>) => onChange(parts.map((part, i) => (i === at ? { ...part, ...change } : part)))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{say('parts.title')}</legend>
      {parts.map((part, at) => (
        <div key={part.id} className="grid grid-cols-[1fr_6rem_auto] items-center gap-2">
          <input
            aria-label={say('parts.name', { n: at + 1 })}
            placeholder={say('parts.name.hint')}
            value={part.title}
            maxLength={200}
            onChange={({ target }) => set(at, { title: target.value })}
            className={lineLook}
          />
          <input
            aria-label={say('parts.price', { n: at + 1, currency })}
            placeholder={currency}
            inputMode="decimal"
            value={part.price}
            onChange={({ target }) => set(at, { price: target.value })}
            className={`${lineLook} tabular-nums`}
          />
          <IconButton label={say('parts.remove', { n: at + 1 })} onClick={() => onChange(parts.filter((_, i) => i !== at))}>
            <X size={16} aria-hidden="true" />
          </IconButton>
          <label className="col-span-3 flex items-center gap-2 text-sm text-muted">
            <input
              type="checkbox"
              checked={part.covered}
              onChange={({ target }) => set(at, { covered: target.checked })}
              className="accent-(--accent)"
            />
            {say('parts.covered')}
          </label>
        </div>
      ))}
      <Button small className="self-start" onClick={() => onChange([...parts, newPart(parts)])}>
        <Plus size={13} aria-hidden="true" />
        {say('parts.add')}
      </Button>
    </fieldset>
  )
}
