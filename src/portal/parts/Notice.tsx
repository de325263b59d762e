import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Clock, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  info: ['bg-sunken text-text', Info],
  good: ['bg-success-soft text-success', CircleCheck],
  wait: ['bg-signal-soft text-signal', Clock],
  bad: ['bg-danger-soft text-danger', CircleAlert],
} as const

/** Something to know before going on. `bad` is read out at once. */
export function Notice({ tone = 'info', children, className }: { tone?: keyof typeof tones; children: ReactNode; className?: string }) {
  const [look, Icon] = tones[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={clsx('flex gap-2.5 rounded-xl px-3.5 py-3 text-[0.9375rem] leading-snug', look, className)}
    >
      <Icon size={18} className="mt-0.5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
