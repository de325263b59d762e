import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { isWhen } from './format.ts'
import { WhenInput } from './WhenInput.tsx'

export const inputLook =
  'w-full rounded-lg border border-line bg-surface px-3 text-text placeholder:text-muted focus-visible:outline-2 focus-visible:outline-accent'

/** Of one line: on a phone as high as a button, beside which it may stand. */
export const lineLook = `${inputLook} h-10 max-md:h-11`

/** A labelled input; what is wrong with it is said below and tied to it. */
export function Field({
  label,
  error,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'input'>, 'children'> & { label: string; error?: string | null; children?: ReactNode }) {
  const id = useId()
  const Input = isWhen(rest.type) ? WhenInput : 'input'
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <Input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={lineLook}
        {...rest}
      />
      {children}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
