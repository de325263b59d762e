import type { ReactNode } from 'react'

/** A column of a board; on a phone the columns are pushed sideways. */
export function Column({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-h-0 w-72 shrink-0 flex-col rounded-xl bg-sunken md:w-auto md:min-w-52 md:flex-1">
      <h2 className="flex items-center gap-2 px-3 py-2 text-sm font-semibold">
        {title}
        <span className="font-normal text-muted tabular-nums">{count}</span>
      </h2>
      <ul className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2">{children}</ul>
    </section>
  )
}
