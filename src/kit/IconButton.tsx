import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** A button that is only an icon: `label` is what a screen reader says and what hovering shows. */
export function IconButton({ label, className, active, ...rest }: ComponentProps<'button'> & { label: string; active?: boolean }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        'inline-flex size-9 shrink-0 max-md:size-10 items-center justify-center rounded-lg disabled:opacity-40',
        active ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-sunken hover:text-text',
        className,
      )}
      {...rest}
    />
  )
}
