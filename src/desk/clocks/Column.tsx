import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { More } from '../parts/More.tsx'

interface Props {
  title: string
  found: UseInfiniteQueryResult
  /** How many are here; with a plus where there are more. */
  count: number
  children: ReactNode
}

/** A column of a board; on a phone the columns are pushed sideways. */
export function Column({ title, found, count, children }: Props) {
  return (
    <section aria-label={title} className="flex min-h-0 w-72 shrink-0 flex-col rounded-xl bg-sunken md:w-auto md:min-w-52 md:flex-1">
      <h2 className="flex items-center gap-2 px-3 py-2 text-sm font-semibold">
        {title}
        <span className="font-normal text-muted tabular-nums">
          {count}
          {found.hasNextPage && '+'}
        </span>
      </h2>
      <ul className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2">
        {children}
        {found.hasNextPage && (
          <li>
            <More found={found} />
          </li>
        )}
      </ul>
    </section>
  )
}
