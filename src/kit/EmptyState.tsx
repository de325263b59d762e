import type { ReactNode } from 'react'

/** Nothing here: says why and what to do next. */
export function EmptyState({ icon, title, hint, children }: { icon?: ReactNode; title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-8 text-center">
      {icon && <div className="mb-1 text-muted">{icon}</div>}
      <p className="font-semibold">{title}</p>
      {hint && <p className="max-w-96 text-balance text-muted">{hint}</p>}
      {children}
    </div>
  )
}
