import type { ComponentProps } from 'react'
import { inputLook } from '../../kit/Field.tsx'

/** Several lines under a name. */
export function TextBox({ label, rows = 3, ...rest }: ComponentProps<'textarea'> & { label: string }) {
  return (
    <label className="flex flex-col gap-1.5">
      <span className="font-medium">{label}</span>
      <textarea rows={rows} className={`${inputLook} py-2`} {...rest} />
    </label>
  )
}
