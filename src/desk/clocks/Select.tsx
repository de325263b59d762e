import type { ComponentProps } from 'react'
import { lineLook } from '../../kit/Field.tsx'

export interface Option {
  value: string
  label: string
}

/** One of a list in a form; on a phone it is the phone's own. */
export function Select({ label, options, ...rest }: ComponentProps<'select'> & { label: string; options: readonly Option[] }) {
  return (
    <label className="flex min-w-0 flex-col gap-1.5">
      <span className="font-medium">{label}</span>
      <select className={lineLook} {...rest}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
