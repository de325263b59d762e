import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'

/** A part of a page with its heading. */
export function Panel({
  title,
  hint,
  beside,
  children,
  className,
}: {
  title?: string
  hint?: string
  beside?: ReactNode
  children: ReactNode
  className?: string
}) {
  const id = useId()
  return (
    <section {...(title && { 'aria-labelledby': id })} className={clsx('rounded-2xl border border-line bg-surface p-4 sm:p-5', className)}>
      {title && (
        <div className="mb-3 flex items-baseline justify-between gap-3">
          <h2 id={id} className="text-[1.0625rem] font-bold">
            {title}
          </h2>
          {beside}
        </div>
      )}
      {hint && <p className="-mt-2 mb-3 text-[0.9375rem] text-muted">{hint}</p>}
      {children}
    </section>
  )
}
