import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** One of several, as a row wide enough for a thumb; one that can't be chosen says why. */
export function Choice({
  name,
  checked,
  onChoose,
  disabled = false,
  hint,
  children,
}: {
  name: string
  checked: boolean
  onChoose(): void
  disabled?: boolean
  hint?: string | null
  children: ReactNode
}) {
  return (
    <label
      className={clsx(
        'flex min-h-12 gap-3 rounded-xl border px-4 py-3 leading-snug',
        checked ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
        disabled ? 'cursor-not-allowed' : 'cursor-pointer',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        className="mt-px size-5 shrink-0 accent-(--accent)"
      />
      <span className="min-w-0 flex-1">
        <span className={clsx('block first-letter:uppercase', disabled && 'text-muted')}>{children}</span>
        {hint && <span className="block text-[0.875rem] text-muted">{hint}</span>}
      </span>
    </label>
  )
}
