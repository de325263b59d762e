import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-accent text-accent-text border-transparent hover:brightness-110',
  quiet: 'bg-surface text-text border-line hover:bg-sunken',
  plain: 'bg-transparent text-text border-transparent hover:bg-sunken',
  danger: 'bg-danger-soft text-danger border-transparent hover:brightness-105',
}

interface Props extends ComponentProps<'button'> {
  look?: keyof typeof looks
  small?: boolean
}

/** One action. `primary` at most once in view. */
export function Button({ look = 'quiet', small, className, type = 'button', ...rest }: Props) {
  const size = small ? 'h-7 px-2.5 text-xs rounded-md max-md:h-9' : 'h-9 px-3.5 text-base rounded-lg max-md:h-11'
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 border font-medium whitespace-nowrap disabled:opacity-50',
        size,
        looks[look],
        className,
      )}
      {...rest}
    />
  )
}
