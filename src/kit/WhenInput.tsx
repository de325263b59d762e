import { clsx } from 'clsx'
import { type ComponentProps, useId, useState } from 'react'
import { isWhen, whenText } from './format.ts'
import { usePageLanguage } from './page-language.ts'

/**
 * A date or a time. The browser's own field is for choosing and typing, and speaks the browser's language; at rest what was chosen stands over it in the
 * language of the page.
 */
export function WhenInput({ className, defaultValue, onChange, ...rest }: ComponentProps<'input'>) {
  const id = useId()
  const [own, setOwn] = useState(String(defaultValue ?? ''))
  const value = String(rest.value ?? own)
  const language = usePageLanguage()
  const { type } = rest
  if (!isWhen(type)) return null
  return (
    <span className="grid grid-cols-[minmax(0,1fr)]">
      <input
        {...rest}
        {...(rest.value === undefined && { defaultValue })}
        aria-describedby={clsx(rest['aria-describedby'], id)}
        onChange={(event) => {
          setOwn(event.target.value)
          onChange?.(event)
        }}
        className={clsx('peer col-start-1 row-start-1 not-focus:not-forced-colors:text-transparent', className)}
      />
      <span
        id={id}
        aria-hidden="true"
        className={clsx(
          className,
          'pointer-events-none col-start-1 row-start-1 flex items-center border-transparent! bg-transparent! pe-8! peer-focus:hidden forced-colors:hidden',
          !value && 'text-muted!',
        )}
      >
        <span className="truncate">{whenText(value, type, language)}</span>
      </span>
    </span>
  )
}
