import { clsx } from 'clsx'
import type { ReactNode } from 'react'

const tones = {
  plain: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent',
  signal: 'bg-signal-soft text-signal',
  danger: 'bg-danger-soft text-danger',
  success: 'bg-success-soft text-success',
}
export type Tone = keyof typeof tones

export function Badge({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string | undefined }) {
  return (
    <span
      title={title}
      className={clsx('inline-flex shrink-0 items-center rounded-md px-1.5 text-xs leading-5 whitespace-nowrap tabular-nums', tones[tone])}
    >
      {children}
    </span>
  )
}
