import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useId } from 'react'

/** One figure: how it is counted on hover and focus, and the way to what stands behind it. */
export function Figure({
  name,
  value,
  more,
  formula,
  to,
  late = false,
}: {
  name: string
  value: string
  more?: string | undefined
  formula: string
  to: string
  late?: boolean
}) {
  const id = useId()
  return (
    <li className="group relative rounded-2xl border border-line bg-surface focus-within:z-10 hover:z-10">
      <Link to={to} aria-describedby={id} className="flex h-full flex-col p-4">
        <span className="text-sm text-muted">{name}</span>
        <span className="mt-1 flex flex-wrap items-baseline gap-x-2 tabular-nums">
          <span className={clsx('text-2xl font-semibold', late && 'text-danger')}>{value}</span>
          {more && <span className={clsx('text-sm', late ? 'text-danger' : 'text-muted')}>{more}</span>}
        </span>
      </Link>
      <p
        id={id}
        role="tooltip"
        className="pointer-events-none invisible absolute inset-x-0 top-full mt-1 rounded-lg border border-line bg-raised p-2.5 text-sm shadow-xl group-focus-within:visible group-hover:visible"
      >
        {formula}
      </p>
    </li>
  )
}
