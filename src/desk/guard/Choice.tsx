import { clsx } from 'clsx'
import { lineLook } from '../../kit/Field.tsx'

/** A native choice: on a phone it is the phone's own. */
export function Choice({
  label,
  value,
  options,
  onChoose,
  hidden,
}: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChoose(value: string): void
  /** The label is only heard. */
  hidden?: boolean
}) {
  return (
    <label className="flex min-w-0 flex-col gap-1.5 font-medium">
      <span className={clsx(hidden && 'sr-only')}>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)} className={clsx(lineLook, 'min-w-28 font-normal')}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
